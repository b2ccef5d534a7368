package dev.backline.audio.clean.tone;

import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * How loud a vocal is while it sounds and while it does not, from the levels of its 10 ms.
 *
 * @param loudDb level that a tenth of the time exceeds, in dBFS
 * @param usualDb median level of the moments within 20 dB of that
 * @param quietDb level that a tenth of the time falls short of
 */
public record Levels(double loudDb, double usualDb, double quietDb) {

  private static final double SOUNDING_DB = 20;

  /** Reads a take to its end and closes it. */
  public static Levels measure(PcmSource take) throws IOException {
    try (take) {
      double[] levels = new double[1024];
      int steps = 0;
      var steppingTake = new Steps(take);
      while (steppingTake.next()) {
        if (steps == levels.length) {
          levels = Arrays.copyOf(levels, 2 * steps);
        }
        levels[steps++] = steppingTake.levelDb();
      }
      double[] sorted = Arrays.copyOf(levels, steps);
      Arrays.sort(sorted);
      double loud = quantile(sorted, 0.9);
      double[] sounding = Arrays.stream(sorted).filter(db -> db > loud - SOUNDING_DB).toArray();
      return new Levels(loud, quantile(sounding, 0.5), quantile(sorted, 0.1));
    }
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? Steps.SILENCE_DB : sorted[(int) (share * (sorted.length - 1))];
  }
}
