package dev.backline.studio;

import dev.backline.audio.separation.Quality;
import dev.backline.audio.separation.Separation;
import dev.backline.audio.separation.Stem;
import dev.backline.audio.separation.StemSeparator;
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

/** {@code audio separate}. */
@Command(
    name = "separate",
    description = "Take a mix apart: vocals.wav, drums.wav, bass.wav and other.wav.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Separate implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "the mix, mono or stereo")
  private Path file;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "where the stems go, 48 kHz, 32-bit float")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    try (var bench = new Workbench()) {
      Separation separation = StemSeparator.separate(bench.decoded(file, "mix.wav"), folder);
      PrintWriter out = spec.commandLine().getOut();
      for (Stem stem : Stem.values()) {
        out.printf(
            "%-6s  %s%n",
            stem.code(),
            Optional.ofNullable(separation.quality().estimatedDb().get(stem))
                .map(db -> String.format(Locale.ROOT, "about %.0f dB clear of the rest", db))
                .orElse("not heard"));
      }
      Quality.Grade grade = separation.quality().grade();
      out.println(grade.label());
      out.flush();
      return 0;
    }
  }
}
