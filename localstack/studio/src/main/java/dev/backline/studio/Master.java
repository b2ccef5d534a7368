package dev.backline.studio;

import dev.backline.audio.master.MasterSettings;
import dev.backline.audio.master.MasterTarget;
import dev.backline.audio.master.MasterTaste;
import dev.backline.audio.master.Mastering;
import dev.backline.audio.master.MatchSettings;
import dev.backline.audio.master.ReferenceMastering;
import dev.backline.audio.pcm.WavEncoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Parameters(index = "1", paramLabel = "OUT.wav", description = "48 kHz, stereo")
  private Path out;

  @Mixin private TargetOptions target;

  @Option(
      names = "--genre",
      defaultValue = "pop",
      description = "whose brightness (default: ${DEFAULT-VALUE})")
  private String genre;

  @Option(
      names = "--no-ai-master",
      description = "work on loudness and peaks only, not on tone and density")
  private boolean plain;

  @Option(
      names = "--master-strength",
      defaultValue = "1",
      description = "how far tone and density are worked on, 0 to 1 (default: ${DEFAULT-VALUE})")
  private double strength;

  @Option(
      names = "--mid-level",
      defaultValue = "1",
      description =
          "factor of what both channels share, 0.5 to 2; 1.05 brings the voice forward"
              + " (default: ${DEFAULT-VALUE})")
  private double midLevel;

  @Option(
      names = "--range",
      description =
          "how far loud and quiet passages may lie apart, 1 to 50 LU (default: the target's:"
              + " liab has 7, the others have none)")
  private Optional<Double> rangeLu = Optional.empty();

  @Option(
      names = "--reference",
      paramLabel = "REF",
      description = "a record to follow in balance, width, density and loudness")
  private Optional<Path> reference = Optional.empty();

  @Option(
      names = "--match-strength",
      defaultValue = "1",
      description = "how far it is followed, 0 to 1 (default: ${DEFAULT-VALUE})")
  private double matchStrength;

  @Option(names = "--eq-only", description = "follow the reference in balance and width only")
  private boolean toneOnly;

  @Override
  public Integer call() throws IOException {
    WavEncoding encoding = target.encoding(spec.commandLine());
    if (reference.isPresent()) return follow(reference.get(), encoding);
    MasterTarget wanted = wanted();
    var taste = MasterTaste.of(genre.toLowerCase(Locale.ROOT));
    var settings = asked();
    try (var bench = new Workbench()) {
      var mastered =
          new Mastering(wanted, taste, settings, encoding)
              .master(bench.decoded(mix, "mix.wav"), out, bench.scratch("shaped.wav"));
      new Account(spec.commandLine().getOut()).of(mastered.decisions(), mastered.loudness());
      return 0;
    }
  }

  private int follow(Path record, WavEncoding encoding) throws IOException {
    MatchSettings settings = settings();
    try (var bench = new Workbench()) {
      var matched =
          new ReferenceMastering(settings, encoding)
              .master(
                  bench.decoded(mix, "mix.wav"),
                  bench.decoded(record, "reference.wav"),
                  out,
                  bench.scratch("shaped.wav"));
      var account = new Account(spec.commandLine().getOut());
      account.of(matched.decisions(), matched.loudness());
      account.of(matched.before(), matched.after());
      return 0;
    }
  }

  private MasterTarget wanted() {
    MasterTarget named = target.wanted(spec.commandLine());
    try {
      return rangeLu.isPresent() ? named.within(rangeLu.get()) : named;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private MasterSettings asked() {
    try {
      return new MasterSettings(!plain, strength, midLevel);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private MatchSettings settings() {
    var scope = toneOnly ? MatchSettings.Scope.TONE : MatchSettings.Scope.WHOLE;
    MasterTarget wanted = target.wanted(spec.commandLine());
    var lufs = target.isNamed() ? OptionalDouble.of(wanted.lufs()) : OptionalDouble.empty();
    try {
      return new MatchSettings(matchStrength, scope, lufs, wanted.truePeakDbtp());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
