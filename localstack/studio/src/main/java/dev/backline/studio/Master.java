package dev.backline.studio;

import dev.backline.audio.master.MasterTarget;
import dev.backline.audio.master.MasterTaste;
import dev.backline.audio.master.Mastering;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audio master}. */
@Command(
    name = "master",
    description = "Bring a mix to its loudness below its ceiling, measured after it is written.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Master implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "the mix")
  private Path mix;

  @Parameters(index = "1", paramLabel = "OUT.wav", description = "48 kHz, 24-bit, stereo")
  private Path out;

  @Option(
      names = "--target",
      defaultValue = "streaming",
      description = "streaming, apple, club or liab (default: ${DEFAULT-VALUE})")
  private String target;

  @Option(names = "--lufs", description = "a loudness of your own instead, −40 to −5")
  private Optional<Double> lufs = Optional.empty();

  @Option(
      names = "--ceiling",
      description = "a ceiling of your own in dBTP, −9 to 0 (default: the target's)")
  private Optional<Double> ceiling = Optional.empty();

  @Option(
      names = "--genre",
      defaultValue = "pop",
      description = "whose brightness (default: ${DEFAULT-VALUE})")
  private String genre;

  @Override
  public Integer call() throws IOException {
    MasterTarget wanted = wanted();
    try (var bench = new Workbench()) {
      var mastered =
          new Mastering(wanted, MasterTaste.of(genre.toLowerCase(Locale.ROOT)))
              .master(bench.decoded(mix, "mix.wav"), out, bench.scratch("shaped.wav"));
      new Account(spec.commandLine().getOut()).of(mastered.decisions(), mastered.loudness());
      return 0;
    }
  }

  private MasterTarget wanted() {
    MasterTarget named =
        MasterTarget.named(target)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "--target: one of streaming, apple, club, liab"));
    try {
      return new MasterTarget(lufs.orElse(named.lufs()), ceiling.orElse(named.truePeakDbtp()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
