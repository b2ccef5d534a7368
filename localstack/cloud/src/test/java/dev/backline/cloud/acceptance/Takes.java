package dev.backline.cloud.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Takes cut from the repository's sample, which is sung in D major at 92 BPM. */
final class Takes {
  private static final Path SAMPLE =
      Path.of(System.getProperty("backline.root"), "events", "audio", "morning-light.wav");

  private Takes() {}

  /** The first seconds of the sample as a WAV file. */
  static byte[] morningLight(int seconds) throws IOException {
    try (AudioInputStream sample = AudioSystem.getAudioInputStream(SAMPLE.toFile())) {
      var format = sample.getFormat();
      long frames = (long) (seconds * format.getFrameRate());
      var file = new ByteArrayOutputStream();
      AudioSystem.write(
          new AudioInputStream(sample, format, frames), AudioFileFormat.Type.WAVE, file);
      return file.toByteArray();
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(SAMPLE + " is no audio", e);
    }
  }
}
