package dev.backline.studio;

import dev.backline.audio.mix.MixPlan;
import dev.backline.audio.mix.MixTaste;
import dev.backline.audio.mix.Mixing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audio mix}. */
@Command(
    name = "mix",
    description = "Mix a vocal with its band and say why each move was made.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class MixDown implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "VOCAL", description = "the vocal")
  private Path vocal;

  @Parameters(index = "1", paramLabel = "BAND", description = "the instrumental")
  private Path band;

  @Parameters(index = "2", paramLabel = "OUT.wav", description = "48 kHz, 32-bit float")
  private Path out;

  @Option(
      names = "--genre",
      defaultValue = "pop",
      description = "whose balance and room (default: ${DEFAULT-VALUE})")
  private String genre;

  @Option(
      names = "--tempo",
      defaultValue = "100",
      description = "BPM, for the echoes (default: ${DEFAULT-VALUE})")
  private double tempo;

  @Mixin private MixOptions asked;

  @Option(
      names = "--save-decisions",
      paramLabel = "FILE.json",
      description = "write every move with its number and its reason")
  private Optional<Path> saved = Optional.empty();

  @Option(
      names = "--decisions",
      paramLabel = "FILE.json",
      description = "play these moves, saved and perhaps changed, instead of deciding anew")
  private Optional<Path> given = Optional.empty();

  @Override
  public Integer call() throws IOException {
    var desk =
        new Mixing(
            MixTaste.of(genre.toLowerCase(Locale.ROOT)), asked.settings(spec.commandLine()), tempo);
    Optional<MixPlan> changed = Optional.empty();
    if (given.isPresent()) changed = Optional.of(new DecisionFile(given.get()).read());
    try (var bench = new Workbench()) {
      Path voice = bench.decoded(vocal, "vocal.wav");
      Path players = bench.decoded(band, "band.wav");
      MixPlan plan = changed.isPresent() ? changed.get() : desk.plan(voice, players);
      var mixed = Mixing.render(plan, voice, players, out);
      if (saved.isPresent()) new DecisionFile(saved.get()).write(mixed.decisions());
      new Account(spec.commandLine().getOut()).of(mixed.decisions(), mixed.loudness());
      return 0;
    }
  }
}
