package dev.backline.bench.kernel;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.bench.report.Figures;
import dev.backline.bench.report.Section;
import dev.backline.bench.report.Table;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of the inner loops. */
public final class Kernels {
  private Kernels() {}

  /** Each in a virtual machine of its own, one second to warm up and three to measure. */
  public static Section measure() throws IOException {
    var options =
        new OptionsBuilder()
            .include(KernelBenchmark.class.getSimpleName())
            .forks(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.milliseconds(500))
            .measurementIterations(3)
            .measurementTime(TimeValue.seconds(1))
            .jvmArgs("--sun-misc-unsafe-memory-access=allow")
            .verbosity(VerboseMode.SILENT)
            .build();
    double blockMicros = 1e6 * KernelBenchmark.FRAMES / PcmFormat.WORKING_RATE_HZ;
    var table =
        new Table.Builder(
            "A block of " + KernelBenchmark.FRAMES + " frames at 48 kHz, one thread",
            "",
            "µs",
            "± (99.9 %)",
            "speed");
    try {
      for (RunResult result : new Runner(options).run()) {
        double micros = result.getPrimaryResult().getScore();
        table.row(
            result.getPrimaryResult().getLabel(),
            Figures.number(micros, 1),
            Figures.number(result.getPrimaryResult().getScoreError(), 1),
            Figures.times(blockMicros / micros));
      }
    } catch (RunnerException e) {
      throw new IOException("The kernels could not be measured", e);
    }
    return new Section("Kernels", "Measured by JMH.", List.of(table.build()));
  }
}
