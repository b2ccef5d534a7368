package dev.backline.bench.set;

import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A signal of which EBU Tech 3341 and 3342 say what a meter must read.
 *
 * @param name what it is
 * @param hz of its sine
 * @param phaseDegrees with which the sine begins
 * @param steps its levels, one after another
 * @param lufs programme loudness that is expected
 * @param rangeLu loudness range that is expected
 * @param truePeakDbtp true peak that is expected
 */
public record MeterSignal(
    String name,
    double hz,
    double phaseDegrees,
    List<Step> steps,
    OptionalDouble lufs,
    OptionalDouble rangeLu,
    OptionalDouble truePeakDbtp) {
  private static final int RATE_HZ = PcmFormat.WORKING_RATE_HZ;

  /** A stretch of one level, peak in dBFS. */
  public record Step(double dbfs, double seconds) {}

  public MeterSignal {
    steps = List.copyOf(steps);
  }

  /** All of them. */
  public static List<MeterSignal> all() {
    return List.of(
        programme("Tech 3341 case 1", -23, new Step(-23, 20)),
        programme("Tech 3341 case 2", -33, new Step(-33, 20)),
        programme("Tech 3341 case 3", -23, new Step(-36, 10), new Step(-23, 60), new Step(-36, 10)),
        programme(
            "Tech 3341 case 4",
            -23,
            new Step(-72, 10),
            new Step(-36, 10),
            new Step(-23, 60),
            new Step(-36, 10),
            new Step(-72, 10)),
        programme(
            "Tech 3341 case 5", -23, new Step(-26, 20), new Step(-20, 20.1), new Step(-26, 20)),
        range("Tech 3342 case 1", 10, new Step(-20, 20), new Step(-30, 20)),
        range("Tech 3342 case 2", 5, new Step(-20, 20), new Step(-15, 20)),
        range("Tech 3342 case 3", 20, new Step(-40, 20), new Step(-20, 20)),
        peak("Tech 3341 case 15", RATE_HZ / 4.0, 0),
        peak("Tech 3341 case 16", RATE_HZ / 4.0, 45),
        peak("Tech 3341 case 17", RATE_HZ / 6.0, 60),
        peak("Tech 3341 case 18", RATE_HZ / 8.0, 67.5));
  }

  private static MeterSignal programme(String name, double lufs, Step... steps) {
    var none = OptionalDouble.empty();
    return new MeterSignal(name, 1000, 0, List.of(steps), OptionalDouble.of(lufs), none, none);
  }

  private static MeterSignal range(String name, double rangeLu, Step... steps) {
    var none = OptionalDouble.empty();
    return new MeterSignal(name, 1000, 0, List.of(steps), none, OptionalDouble.of(rangeLu), none);
  }

  private static MeterSignal peak(String name, double hz, double phaseDegrees) {
    var none = OptionalDouble.empty();
    double dbfs = 20 * Math.log10(0.5);
    return new MeterSignal(
        name, hz, phaseDegrees, List.of(new Step(dbfs, 5)), none, none, OptionalDouble.of(dbfs));
  }

  /** Its length. */
  public double seconds() {
    return steps.stream().mapToDouble(Step::seconds).sum();
  }

  /** Writes it in stereo, both channels alike. */
  public void write(Path file) throws IOException {
    int frames = (int) Math.round(seconds() * RATE_HZ);
    float[] samples = new float[frames];
    int at = 0;
    for (Step step : steps) {
      double gain = Math.pow(10, step.dbfs / 20);
      for (int i = 0; i < Math.round(step.seconds * RATE_HZ) && at < frames; i++, at++) {
        double edge = Math.min(1, Math.min(at, frames - 1 - at) / (0.01 * RATE_HZ));
        double angle = 2 * Math.PI * hz * at / RATE_HZ + Math.toRadians(phaseDegrees);
        samples[at] = (float) (gain * edge * Math.sin(angle));
      }
    }
    var buffer = new PcmBuffer(new PcmFormat(RATE_HZ, 2), new float[][] {samples, samples});
    WavWriter.write(file, buffer.source(), WavEncoding.FLOAT32);
  }
}
