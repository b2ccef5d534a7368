package dev.backline.studio;

import dev.backline.audio.fingerprint.chroma.ChromaFingerprint;
import dev.backline.audio.fingerprint.chroma.ChromaFingerprintMeter;
import dev.backline.audio.fingerprint.chroma.ChromaMatch;
import dev.backline.audio.fingerprint.chroma.ChromaMatcher;
import dev.backline.audio.pcm.WavReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audio fingerprint}. */
@Command(
    name = "fingerprint",
    description = "The recording's Chromaprint as fpcalc prints it, or where two recordings agree.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Fingerprint implements Callable<Integer> {
  /** What fpcalc listens to unless told otherwise. */
  private static final long USUAL_MS = 120_000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the recording")
  private Path file;

  @Option(
      names = "--with",
      paramLabel = "OTHER",
      description = "another recording: tells which stretches of the two are the same")
  private Optional<Path> other = Optional.empty();

  @Override
  public Integer call() throws IOException {
    try (var bench = new Workbench()) {
      Path wav = bench.decoded(file, "first.wav");
      ChromaFingerprint first = ChromaFingerprintMeter.of(WavReader.open(wav));
      PrintWriter out = spec.commandLine().getOut();
      if (other.isPresent()) {
        Path second = bench.decoded(other.get(), "second.wav");
        ChromaMatcher.matches(first, ChromaFingerprintMeter.of(WavReader.open(second)))
            .forEach(match -> tell(match, out));
      } else {
        out.println("DURATION=" + seconds(wav));
        out.println("FINGERPRINT=" + first.within(USUAL_MS).compressed());
      }
      out.flush();
      return 0;
    }
  }

  private static long seconds(Path wav) throws IOException {
    try (WavReader reader = WavReader.open(wav)) {
      return reader.durationMs() / 1000;
    }
  }

  private static void tell(ChromaMatch match, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%.1f s from %.1f s on are the other's from %.1f s on, alike to %.0f %%%n",
        match.durationMs() / 1000.0,
        match.firstStartMs() / 1000.0,
        match.secondStartMs() / 1000.0,
        100 * match.confidence());
  }
}
