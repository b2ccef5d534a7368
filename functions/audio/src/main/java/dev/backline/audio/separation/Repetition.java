package dev.backline.audio.separation;

import java.util.Arrays;

/**
 * What of each moment also sounds at the moments most like it: the median of their spectra
 * (REPET-SIM, Rafii and Pardo, 2012). An accompaniment repeats; a singer over it does so less.
 */
final class Repetition {
  private static final int BANDS = 64;
  private static final int ALIKE = 15;

  /** Moments nearer to each other than this are the same sound, not a repetition. */
  private static final int APART = 10;

  private Repetition() {}

  /**
   * Replaces nothing; returns per moment the level that repeats.
   *
   * @param levels logarithms of power, [moment][frequency]
   */
  static float[][] of(float[][] levels) {
    int moments = levels.length;
    int bins = levels[0].length;
    float[][] shapes = new float[moments][];
    for (int t = 0; t < moments; t++) {
      shapes[t] = shape(levels[t]);
    }
    float[][] repeated = new float[moments][bins];
    var likeness = new float[moments];
    var chosen = new int[ALIKE];
    var values = new float[ALIKE];
    for (int t = 0; t < moments; t++) {
      for (int u = 0; u < moments; u++) {
        likeness[u] = product(shapes[t], shapes[u]);
      }
      int count = likest(likeness, t, chosen);
      for (int bin = 0; bin < bins; bin++) {
        for (int i = 0; i < count; i++) {
          float value = levels[chosen[i]][bin];
          int at = i;
          while (at > 0 && values[at - 1] > value) {
            values[at] = values[at - 1];
            at--;
          }
          values[at] = value;
        }
        repeated[t][bin] = values[count / 2];
      }
    }
    return repeated;
  }

  /** The moment itself and those most like it, no two of them close together. */
  private static int likest(float[] likeness, int itself, int[] chosen) {
    chosen[0] = itself;
    int count = 1;
    clear(likeness, itself);
    while (count < ALIKE) {
      int best = 0;
      for (int u = 1; u < likeness.length; u++) {
        if (likeness[u] > likeness[best]) {
          best = u;
        }
      }
      if (likeness[best] < 0) {
        break;
      }
      chosen[count++] = best;
      clear(likeness, best);
    }
    return count;
  }

  private static void clear(float[] likeness, int around) {
    int from = Math.max(0, around - APART);
    Arrays.fill(likeness, from, Math.min(likeness.length, around + APART + 1), -1);
  }

  /** The spectrum in bands that widen with frequency, compressed, of length 1. */
  private static float[] shape(float[] levels) {
    int bins = levels.length;
    var shape = new float[BANDS];
    double ratio = Math.pow((bins - 1) / 2.0, 1.0 / BANDS);
    double sum = 1e-20;
    double edge = 2;
    int from = 2;
    for (int band = 0; band < BANDS; band++) {
      edge *= ratio;
      int to = Math.min(bins, Math.max(from + 1, (int) Math.round(edge)));
      double power = 0;
      for (int bin = from; bin < to; bin++) {
        power += Math.exp(0.25 * levels[bin]);
      }
      shape[band] = (float) power;
      sum += power * power;
      from = Math.min(to, bins - 1);
    }
    for (int band = 0; band < BANDS; band++) {
      shape[band] /= (float) Math.sqrt(sum);
    }
    return shape;
  }

  private static float product(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < BANDS; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
