package dev.backline.audio.tempo;

import java.util.Arrays;

/** The onsets in one range of frequencies: their envelope, smoothed, and how it repeats. */
final class Onsets {
  private static final double FLOOR = 0.05;
  private static final double LOUD_SHARE = 0.99;
  private static final double SUDDEN = 0.75;
  private static final double SPARSE = 5;
  private static final double SUDDEN_EDGE = 4;
  private static final double SPARSE_EDGE = 12;

  private final float[] flux;
  private final double rate;
  private final double mean;
  private final Autocorrelation correlation;

  /** Of an envelope as it was measured, {@code rate} frames a second. */
  Onsets(float[] strength, double rate) {
    this.flux = Smoothing.onsets(strength, rate);
    this.rate = rate;
    this.mean = mean(flux);
    this.correlation = Autocorrelation.of(flux, rate);
  }

  private static double mean(float[] values) {
    double sum = 1e-9;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  float[] flux() {
    return flux;
  }

  Autocorrelation correlation() {
    return correlation;
  }

  /** Mean of the envelope at every {@code step} seconds from {@code from}. */
  double average(double from, double step) {
    double sum = 0;
    int n = 0;
    for (double t = from; (int) (t * rate) < flux.length; t += step) {
      sum += flux[(int) (t * rate)];
      n++;
    }
    return n == 0 ? 0 : sum / n;
  }

  /** That mean against that of the whole, as a logarithm. */
  double strength(double from, double step) {
    return Math.log((average(from, step) + FLOOR * mean) / mean);
  }

  /**
   * How surely these are onsets at all, 0 to 1: in noise, and in drones that beat or swell, the
   * loudest hundredth is soft or hardly stands out of the mean. The constants part five such sounds
   * from pianos and bands.
   */
  double clarity() {
    float[] sorted = flux.clone();
    Arrays.sort(sorted);
    double loud = sorted.length == 0 ? 0 : sorted[(int) (LOUD_SHARE * (sorted.length - 1))];
    return above(loud / SUDDEN, SUDDEN_EDGE) * above(loud / mean / SPARSE, SPARSE_EDGE);
  }

  private static double above(double ratio, double edge) {
    double power = Math.pow(Math.min(ratio, 100), edge);
    return power / (1 + power);
  }
}
