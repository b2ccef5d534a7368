package dev.backline.audio.loudness;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The gates of BS.1770-5 (integrated loudness) and EBU Tech 3342 (loudness range). */
final class Gating {

  private static final double ABSOLUTE_GATE_LUFS = -70;

  private Gating() {}

  /**
   * @param blocks mean weighted energy of each 400 ms
   */
  static OptionalDouble integrated(double[] blocks) {
    double absolute = energy(ABSOLUTE_GATE_LUFS);
    OptionalDouble ungated = Arrays.stream(blocks).filter(block -> block > absolute).average();
    if (ungated.isEmpty()) {
      return OptionalDouble.empty();
    }
    double gate = Math.max(absolute, ungated.getAsDouble() * 0.1);
    OptionalDouble gated = Arrays.stream(blocks).filter(block -> block > gate).average();
    return gated.isPresent()
        ? OptionalDouble.of(lufs(gated.getAsDouble()))
        : OptionalDouble.empty();
  }

  /**
   * @param blocks mean weighted energy of each 3 s
   */
  static double range(double[] blocks) {
    double absolute = energy(ABSOLUTE_GATE_LUFS);
    OptionalDouble ungated = Arrays.stream(blocks).filter(block -> block > absolute).average();
    if (ungated.isEmpty()) {
      return 0;
    }
    double gate = Math.max(absolute, ungated.getAsDouble() * 0.01);
    double[] gated = Arrays.stream(blocks).filter(block -> block > gate).sorted().toArray();
    return gated.length == 0 ? 0 : lufs(quantile(gated, 0.95)) - lufs(quantile(gated, 0.10));
  }

  static double lufs(double energy) {
    return energy <= 0
        ? Loudness.SILENCE_DB
        : Math.max(Loudness.SILENCE_DB, -0.691 + 10 * Math.log10(energy));
  }

  private static double energy(double lufs) {
    return Math.pow(10, (lufs + 0.691) / 10);
  }

  private static double quantile(double[] sorted, double quantile) {
    return sorted[(int) Math.round((sorted.length - 1) * quantile)];
  }
}
