package dev.backline.audio.clean;

import java.util.Arrays;

/**
 * Optimally modified log-spectral amplitude estimator (Cohen, "Optimal speech enhancement under
 * signal presence uncertainty using log-spectral amplitude estimator", IEEE SPL 9-4, 2002) over a
 * fixed noise spectrum, with the decision-directed a-priori signal-to-noise ratio of Ephraim and
 * Malah (1984).
 */
final class OmLsa {

  private static final int BINS = OverlapAdd.BINS;
  private static final float DECISION_DIRECTED = 0.92f;
  private static final float XI_MIN = 0.0032f; // −25 dB
  private static final float ZETA_SMOOTHING = 0.7f;
  private static final int LOCAL_BINS = 1;
  private static final int GLOBAL_BINS = 15;
  private static final float ZETA_LOW_DB = -10;
  private static final float ZETA_HIGH_DB = -5;
  private static final float GREATEST_ABSENCE = 0.95f;

  private final float[] noise;
  private final float floor;
  private final float logFloor;
  private final float[] gains = new float[BINS];
  private final float[] previousClean = new float[BINS];
  private final float[] xi = new float[BINS];
  private final float[] zeta = new float[BINS];
  private final double[] cumulative = new double[BINS + 1];
  private double noiseBefore;
  private double noiseAfter;

  /**
   * @param noise power of the noise at each frequency
   * @param floor smallest gain, 0 to 1
   */
  OmLsa(float[] noise, double floor) {
    this.noise = noise;
    this.floor = (float) floor;
    this.logFloor = (float) Math.log(floor);
  }

  /** The gain of each frequency; the array is reused by the next call. */
  float[] gains(float[] power) {
    for (int bin = 0; bin < BINS; bin++) {
      float gamma = gamma(power, bin);
      xi[bin] =
          Math.max(
              XI_MIN,
              DECISION_DIRECTED * previousClean[bin]
                  + (1 - DECISION_DIRECTED) * Math.max(0, gamma - 1));
      zeta[bin] = ZETA_SMOOTHING * zeta[bin] + (1 - ZETA_SMOOTHING) * xi[bin];
      cumulative[bin + 1] = cumulative[bin] + zeta[bin];
    }
    float framePresence = presence(mean(0, BINS));
    float present = 0;
    double before = 0;
    double after = 0;
    for (int bin = 0; bin < BINS; bin++) {
      float gamma = gamma(power, bin);
      float wiener = xi[bin] / (1 + xi[bin]);
      float nu = gamma * wiener;
      float logGain = (float) Math.log(wiener) + ExponentialIntegral.half(nu);
      float absence =
          Math.min(
              GREATEST_ABSENCE,
              1
                  - presence(mean(bin - LOCAL_BINS, bin + LOCAL_BINS + 1))
                      * presence(mean(bin - GLOBAL_BINS, bin + GLOBAL_BINS + 1))
                      * framePresence);
      float odds = absence / (1 - absence) * (1 + xi[bin]) * (float) Math.exp(-nu);
      float presence = 1 / (1 + odds);
      float gain = (float) Math.exp(presence * Math.min(0, logGain) + (1 - presence) * logFloor);
      gains[bin] = Math.clamp(gain, floor, 1);
      float speechGain = (float) Math.exp(Math.min(0, logGain));
      previousClean[bin] = speechGain * speechGain * gamma;
      present += presence;
      before += noise[bin];
      after += (double) gains[bin] * gains[bin] * noise[bin];
    }
    if (present < 0.1f * BINS) {
      noiseBefore += before;
      noiseAfter += after;
    }
    return gains;
  }

  /** By how much the noise of frames without a voice was lowered; 0 if there were none. */
  double reductionDb() {
    return noiseAfter == 0 ? 0 : 10 * Math.log10(noiseBefore / noiseAfter);
  }

  /** Forgets the past, as at the start of another take. */
  void reset() {
    Arrays.fill(previousClean, 0);
    Arrays.fill(zeta, 0);
  }

  private float gamma(float[] power, int bin) {
    return Math.min(1e6f, power[bin] / Math.max(noise[bin], 1e-20f));
  }

  private float mean(int from, int to) {
    int first = Math.max(0, from);
    int last = Math.min(BINS, to);
    return (float) ((cumulative[last] - cumulative[first]) / (last - first));
  }

  /** From none at −10 dB to certain at −5 dB. */
  private static float presence(float ratio) {
    float decibels = 10 * (float) Math.log10(ratio + 1e-12f);
    return Math.clamp((decibels - ZETA_LOW_DB) / (ZETA_HIGH_DB - ZETA_LOW_DB), 0, 1);
  }
}
