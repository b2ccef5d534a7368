package dev.backline.audio.clean;

import java.util.Arrays;

/**
 * The steady noise of a whole take: for each frequency the power that its smoothed power falls
 * short of for a tenth of the time, doubled, because a voice leaves each frequency free at least
 * that long. Unlike an estimate that follows the signal it does not mistake a held note for noise.
 * Digital silence, as editing leaves it, does not count.
 */
final class NoiseProfile {

  private static final double QUANTILE = 0.1;
  private static final float BIAS = 2;
  private static final float SMOOTHING = 0.7f;
  // A level histogram of each frequency in steps of half a decibel from −170 dB.
  private static final int LEVELS = 480;
  private static final double LOWEST_DB = -170;
  private static final double STEP_DB = 0.5;
  private static final float DIGITAL_SILENCE = 1e-9f;

  private final int[][] histogram = new int[OverlapAdd.BINS][LEVELS];
  private final float[] smoothed = new float[OverlapAdd.BINS];
  private final double[] total = new double[OverlapAdd.BINS];
  private int frames;

  /** Takes the power spectrum of one frame. */
  void add(float[] power) {
    float sum = 0;
    for (float value : power) {
      sum += value;
    }
    if (sum < DIGITAL_SILENCE) {
      return;
    }
    float keep = frames == 0 ? 0 : SMOOTHING;
    for (int bin = 0; bin < power.length; bin++) {
      smoothed[bin] = keep * smoothed[bin] + (1 - keep) * power[bin];
      total[bin] += power[bin];
      double decibels = 10 * Math.log10(smoothed[bin] + 1e-30);
      int level = (int) ((decibels - LOWEST_DB) / STEP_DB);
      histogram[bin][Math.clamp(level, 0, LEVELS - 1)]++;
    }
    frames++;
  }

  /** Power of the noise at each frequency. */
  float[] noise() {
    float[] raw = new float[OverlapAdd.BINS];
    for (int bin = 0; bin < raw.length; bin++) {
      raw[bin] = BIAS * quantile(histogram[bin]);
    }
    return smoothedOverFrequency(raw);
  }

  /** Mean power of the take over that of the noise, in decibels; large when there is no noise. */
  double signalToNoiseDb(int fromBin) {
    float[] noise = noise();
    double noisePower = 1e-30;
    double power = 1e-30;
    for (int bin = fromBin; bin < noise.length; bin++) {
      noisePower += noise[bin];
      power += total[bin] / Math.max(1, frames);
    }
    return 10 * Math.log10(Math.max(1e-3, power / noisePower - 1));
  }

  private float quantile(int[] levels) {
    int wanted = (int) Math.ceil(QUANTILE * frames);
    int seen = 0;
    for (int level = 0; level < LEVELS; level++) {
      seen += levels[level];
      if (seen >= wanted && seen > 0) {
        return (float) Math.pow(10, (LOWEST_DB + (level + 0.5) * STEP_DB) / 10);
      }
    }
    return 0;
  }

  private static float[] smoothedOverFrequency(float[] raw) {
    float[] smooth = raw.clone();
    for (int bin = 1; bin < raw.length - 1; bin++) {
      smooth[bin] = 0.25f * raw[bin - 1] + 0.5f * raw[bin] + 0.25f * raw[bin + 1];
    }
    return Arrays.copyOf(smooth, smooth.length);
  }
}
