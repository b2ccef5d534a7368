package dev.backline.audio.clean.noise;

import java.util.Arrays;

/**
 * Optimally modified log-spectral amplitude estimator (Cohen, "Optimal speech enhancement under
 * signal presence uncertainty using log-spectral amplitude estimator", IEEE SPL 9-4, 2002) over a
 * fixed noise spectrum, with the decision-directed a-priori signal-to-noise ratio of Ephraim and
 * Malah (1984). What it estimates serves as the signal of a Wiener filter, which comes closer to
 * the voice than the estimate itself (two-step noise reduction: Plapous, Marro and Scalart, 2006).
 */
public final class OmLsa {

  private static final float DECISION_DIRECTED = 0.92f;
  private static final float XI_MIN = 0.0032f; // −25 dB
  private static final float ZETA_SMOOTHING = 0.7f;
  private static final int GLOBAL_BINS = 15;
  private static final float ZETA_LOW = 0.1f; // −10 dB
  private static final float ZETA_HIGH = 0.316f; // −5 dB
  private static final float OCTAVES = BinaryLogarithm.log2(ZETA_HIGH / ZETA_LOW);
  private static final float GREATEST_ABSENCE = 0.95f;

  private final int bins;
  private final float[] noise;
  private final float[] reciprocal;
  private final float floor;
  private final float logFloor;
  private final float[] gamma;
  private final float[] gains;
  private final float[] previousClean;
  private final float[] xi;
  private final float[] zeta;
  private final double[] cumulative;
  private double noiseBefore;
  private double noiseAfter;

  /**
   * @param noise power of the noise at each frequency
   * @param floor smallest gain, above 0 and at most 1
   */
  public OmLsa(float[] noise, double floor) {
    this.bins = noise.length;
    this.noise = noise;
    this.reciprocal = new float[bins];
    for (int bin = 0; bin < bins; bin++) {
      reciprocal[bin] = 1 / Math.max(noise[bin], 1e-20f);
    }
    this.floor = (float) floor;
    this.logFloor = BinaryLogarithm.log2((float) floor);
    this.gamma = new float[bins];
    this.gains = new float[bins];
    this.previousClean = new float[bins];
    this.xi = new float[bins];
    this.zeta = new float[bins];
    this.cumulative = new double[bins + 1];
  }

  /** The gain of each frequency of the next frame; the array is reused by the next call. */
  public float[] gains(float[] power) {
    estimateRatios(power);
    for (int bin = 0; bin < bins; bin++) {
      cumulative[bin + 1] = cumulative[bin] + zeta[bin];
    }
    float framePresence = presence(mean(0, bins));
    float present = 0;
    double before = 0;
    double after = 0;
    for (int bin = 0; bin < bins; bin++) {
      float wiener = xi[bin] / (1 + xi[bin]);
      int nu = LogSpectralGain.index(gamma[bin] * wiener);
      float speechGain = Math.min(1, wiener * LogSpectralGain.boost(nu));
      float likely =
          framePresence == 0
              ? 0
              : framePresence
                  * presence(mean(bin - GLOBAL_BINS, bin + GLOBAL_BINS + 1))
                  * presence(neighbourhood(bin));
      float absence = Math.min(GREATEST_ABSENCE, 1 - likely);
      float odds = absence / (1 - absence) * (1 + xi[bin]) * LogSpectralGain.decay(nu);
      float presence = 1 / (1 + odds);
      float estimate =
          BinaryLogarithm.exp2(
              presence * BinaryLogarithm.log2(speechGain) + (1 - presence) * logFloor);
      float ratio = estimate * estimate * gamma[bin];
      float gain = Math.clamp(ratio / (1 + ratio), floor, 1);
      gains[bin] = gain;
      previousClean[bin] = speechGain * speechGain * gamma[bin];
      present += presence;
      before += noise[bin];
      after += gain * gain * noise[bin];
    }
    if (present < 0.1f * bins) {
      noiseBefore += before;
      noiseAfter += after;
    }
    return gains;
  }

  private void estimateRatios(float[] power) {
    for (int bin = 0; bin < bins; bin++) {
      float ratio = Math.min(1e6f, power[bin] * reciprocal[bin]);
      gamma[bin] = ratio;
      float prior =
          Math.max(
              XI_MIN,
              DECISION_DIRECTED * previousClean[bin]
                  + (1 - DECISION_DIRECTED) * Math.max(0, ratio - 1));
      xi[bin] = prior;
      zeta[bin] = ZETA_SMOOTHING * zeta[bin] + (1 - ZETA_SMOOTHING) * prior;
    }
  }

  /** By how much the noise of frames without a voice was lowered; 0 if there were none. */
  public double reductionDb() {
    return noiseAfter == 0 ? 0 : 10 * Math.log10(noiseBefore / noiseAfter);
  }

  /** Forgets the past, as at the start of another take. */
  public void reset() {
    Arrays.fill(previousClean, 0);
    Arrays.fill(zeta, 0);
  }

  private float mean(int from, int to) {
    int first = Math.max(0, from);
    int last = Math.min(bins, to);
    return (float) (cumulative[last] - cumulative[first]) / (last - first);
  }

  private float neighbourhood(int bin) {
    float below = zeta[Math.max(0, bin - 1)];
    float above = zeta[Math.min(bins - 1, bin + 1)];
    return (below + zeta[bin] + above) * (1 / 3f);
  }

  /** From none at −10 dB to certain at −5 dB. */
  private static float presence(float ratio) {
    if (ratio <= ZETA_LOW) {
      return 0;
    }
    return ratio >= ZETA_HIGH ? 1 : BinaryLogarithm.log2(ratio / ZETA_LOW) / OCTAVES;
  }
}
