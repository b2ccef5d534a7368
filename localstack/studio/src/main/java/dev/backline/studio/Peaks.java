package dev.backline.studio;

import dev.backline.audio.peaks.Waveform;
import dev.backline.audio.peaks.WaveformMeter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audio peaks}. */
@Command(
    name = "peaks",
    description = "The waveform as audiowaveform writes it, for peaks.js.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Peaks implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "the track")
  private Path file;

  @Parameters(index = "1", paramLabel = "OUT", description = "ends in .dat or .json")
  private Path out;

  @Option(
      names = "--zoom",
      defaultValue = "" + WaveformFile.USUAL_ZOOM,
      description = "samples a pixel, from 2 on (default: ${DEFAULT-VALUE})")
  private int samplesPerPixel;

  @Option(names = "--bits", defaultValue = "8", description = "8 or 16 (default: ${DEFAULT-VALUE})")
  private int bits;

  @Override
  public Integer call() throws IOException {
    var waveform = WaveformFile.of(out, "OUT", spec.commandLine());
    if (samplesPerPixel < 2 || (bits != 8 && bits != 16)) {
      throw new ParameterException(
          spec.commandLine(), "--zoom must be at least 2 and --bits 8 or 16");
    }
    try (var bench = new Workbench()) {
      waveform.write(
          bench.heard(file, format -> WaveformMeter.ofMix(format, samplesPerPixel)).waveform(),
          bits == 8 ? Waveform.Bits.EIGHT : Waveform.Bits.SIXTEEN);
      return 0;
    }
  }
}
