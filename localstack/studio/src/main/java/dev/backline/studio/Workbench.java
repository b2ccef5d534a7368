package dev.backline.studio;

import dev.backline.audio.clean.TakeDecoder;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.ffmpeg.UndecodableAudioException;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** FFmpeg and a folder for working files that is gone when the work is done. */
final class Workbench implements AutoCloseable {
  private final Ffmpeg ffmpeg = Ffmpeg.in(System.getenv());
  private final Path folder;

  Workbench() throws IOException {
    this.folder = Files.createTempDirectory("backline-studio-");
  }

  Ffmpeg ffmpeg() {
    return ffmpeg;
  }

  /** A path for a working file. */
  Path scratch(String name) {
    return folder.resolve(name);
  }

  /** The file as 48 kHz WAV, whatever it is. */
  Path decoded(Path file, String name) throws IOException {
    return decoded(file, name, PcmFormat.WORKING_RATE_HZ);
  }

  /**
   * The file as WAV of a rate, whatever it is.
   *
   * @throws IOException that names the file and what helps
   */
  Path decoded(Path file, String name, int sampleRateHz) throws IOException {
    return read(file, () -> new Decoder(ffmpeg).decode(file, scratch(name), sampleRateHz).wav());
  }

  /**
   * Lets the file be heard at 48 kHz, whatever it is, while it is decoded.
   *
   * @return the sink that has heard it all
   * @throws IOException that names the file and what helps
   */
  <S extends PcmSink> S heard(Path file, Decoder.Listening<S> by) throws IOException {
    return read(file, () -> new Decoder(ffmpeg).listen(file, by));
  }

  /** The file as 48 kHz WAV with the peaks that clipping cut off. */
  TakeDecoder.Recording take(Path file, String name) throws IOException {
    return read(file, () -> new TakeDecoder(new Decoder(ffmpeg)).decode(file, scratch(name)));
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T read(Path file, Reading<T> reading) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IOException(file + ": there is no readable file; correct the path");
    }
    try {
      return reading.read();
    } catch (UndecodableAudioException e) {
      throw new IOException(Complaint.about(file, e), e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
