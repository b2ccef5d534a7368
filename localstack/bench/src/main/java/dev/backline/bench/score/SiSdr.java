package dev.backline.bench.score;

import dev.backline.audio.spectrum.RealFft;

/** Scale-invariant signal-to-distortion ratio (Le Roux et al., "SDR, half-baked?", 2019). */
public final class SiSdr {
  private static final int LONGEST_DELAY = 8192;
  private static final double HIGHEST_DB = 100;

  private SiSdr() {}

  /** In decibels, at most 100; the estimate is in time with the reference. */
  public static double db(float[] reference, float[] estimate) {
    return db(reference, estimate, 0);
  }

  /** The same of an estimate that is late by so many samples; what is missing at its end is 0. */
  public static double db(float[] reference, float[] estimate, int delay) {
    double product = 0;
    double power = 1e-20;
    for (int i = 0; i < reference.length; i++) {
      product += (double) reference[i] * sample(estimate, i + delay);
      power += (double) reference[i] * reference[i];
    }
    double scale = product / power;
    double error = 1e-20;
    for (int i = 0; i < reference.length; i++) {
      double difference = sample(estimate, i + delay) - scale * reference[i];
      error += difference * difference;
    }
    return Math.min(HIGHEST_DB, 10 * Math.log10(scale * scale * power / error));
  }

  private static float sample(float[] samples, int i) {
    return i >= 0 && i < samples.length ? samples[i] : 0;
  }

  /** By how many samples an estimate is late, within 8192 either way, where they agree best. */
  public static int delay(float[] reference, float[] estimate) {
    int size = Integer.highestOneBit(Math.max(reference.length, estimate.length)) * 4;
    var fft = new RealFft(size);
    float[] a = java.util.Arrays.copyOf(reference, size);
    float[] b = java.util.Arrays.copyOf(estimate, size);
    fft.forward(a);
    fft.forward(b);
    b[0] *= a[0];
    b[1] *= a[1];
    for (int i = 2; i < size; i += 2) {
      float re = b[i] * a[i] + b[i + 1] * a[i + 1];
      b[i + 1] = b[i + 1] * a[i] - b[i] * a[i + 1];
      b[i] = re;
    }
    fft.inverse(b);
    int best = 0;
    for (int delay = -LONGEST_DELAY; delay <= LONGEST_DELAY; delay++) {
      if (b[Math.floorMod(delay, size)] > b[Math.floorMod(best, size)]) best = delay;
    }
    return best;
  }
}
