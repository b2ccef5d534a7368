package dev.backline.studio;

import dev.backline.audio.clean.CleanResult;
import dev.backline.audio.clean.CleanSettings;
import dev.backline.audio.clean.TakeDecoder;
import dev.backline.audio.clean.TakeEnhancer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audio clean}. */
@Command(
    name = "clean",
    description = "Take noise, hum, clicks, clipping and, if asked, the room away from a vocal.",
    mixinStandardHelpOptions = true)
final class Clean implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "the vocal")
  private Path file;

  @Parameters(index = "1", paramLabel = "OUT.wav", description = "48 kHz, 24-bit")
  private Path out;

  @Option(
      names = "--strength",
      defaultValue = "0.7",
      description = "0 leaves noise, 1 takes up to 30 dB (default: ${DEFAULT-VALUE})")
  private double strength;

  @Option(
      names = "--de-ess",
      defaultValue = "0.3",
      description = "0 to 1 (default: ${DEFAULT-VALUE})")
  private double deEss;

  @Option(
      names = "--de-reverb",
      defaultValue = "0",
      description = "0 to 1 (default: ${DEFAULT-VALUE})")
  private double deReverb;

  @Override
  public Integer call() throws IOException {
    var settings = CleanSettings.of(strength).withDeEss(deEss).withDeReverb(deReverb);
    try (var bench = new Workbench()) {
      TakeDecoder.Recording take = bench.take(file, "take.wav");
      CleanResult result = TakeEnhancer.clean(take.decoded().wav(), out, settings);
      take.decisions().forEach(spec.commandLine().getOut()::println);
      result.decisions().forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
