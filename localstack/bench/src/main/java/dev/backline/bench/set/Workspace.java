package dev.backline.bench.set;

import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.bench.peer.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for working files that is gone when the work is done. */
public final class Workspace implements AutoCloseable {
  private final Ffmpeg ffmpeg = Ffmpeg.in(System.getenv());
  private final Path folder;

  /** Makes the folder. */
  public Workspace() throws IOException {
    this.folder = Files.createTempDirectory("backline-bench-");
  }

  /** The product's decoder. */
  public Decoder decoder() {
    return new Decoder(ffmpeg);
  }

  /** A path for a working file. */
  public Path scratch(String name) {
    return folder.resolve(name);
  }

  /** Decodes a recording for everybody; the files of the one before are overwritten. */
  public Prepared prepare(Recording recording) throws IOException {
    Path own = scratch("own.wav");
    Path wav = scratch("peer.wav");
    Path raw = scratch("peer.f32");
    decoder().decode(recording.file(), own);
    Program.FFMPEG
        .with(
            "-nostdin",
            "-v",
            "error",
            "-y",
            "-i",
            recording.file(),
            "-ar",
            44_100,
            "-c:a",
            "pcm_s16le",
            wav,
            "-ar",
            44_100,
            "-ac",
            1,
            "-f",
            "f32le",
            raw)
        .run();
    return new Prepared(recording, own, wav, raw);
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
