package dev.backline.upload.api;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes for tests, made on the spot. */
final class Sounds {

  private static final int BLOCK = 8000;

  private Sounds() {}

  static byte[] tone(Path folder, PcmFormat format, double seconds, double amplitude)
      throws IOException {
    Path file = folder.resolve("tone.wav");
    long left = Math.round(seconds * format.sampleRateHz());
    try (var writer = WavWriter.create(file, format, WavEncoding.INT16)) {
      float[][] block = new float[format.channels()][BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        float sample = (float) (amplitude * Math.sin(2 * Math.PI * i * 20 / BLOCK));
        for (float[] channel : block) {
          channel[i] = sample;
        }
      }
      while (left > 0) {
        int frames = (int) Math.min(BLOCK, left);
        writer.write(block, frames);
        left -= frames;
      }
    }
    return Files.readAllBytes(file);
  }

  static byte[] voice(Path folder) throws IOException {
    return tone(folder, new PcmFormat(44_100, 1), 3, 0.4);
  }

  /** A film of two seconds without a sound track. */
  static byte[] silentFilm(Path folder) throws IOException, InterruptedException {
    Path film = folder.resolve("film.mp4");
    var ffmpeg =
        new ProcessBuilder(
                Path.of(System.getenv("FFMPEG_HOME"), "bin", "ffmpeg").toString(),
                "-v",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc=duration=2:size=64x64:rate=10",
                "-c:v",
                "mpeg4",
                film.toString())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(ffmpeg.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (ffmpeg.waitFor() != 0) {
      throw new IOException("ffmpeg made no film: " + said);
    }
    return Files.readAllBytes(film);
  }
}
