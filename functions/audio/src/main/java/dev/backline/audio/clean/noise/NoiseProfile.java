package dev.backline.audio.clean.noise;

/**
 * The steady noise of a whole take: for each frequency the mean power of the moments in which its
 * smoothed power does not stand out. They are found from the bottom: a tenth of the time there is
 * certainly no voice at a frequency, and what is less than {@value #OUTSTANDING} times the noise
 * found so far is noise as well, until nothing is added any more. Unlike an estimate that follows
 * the signal it does not mistake a held note for noise. Digital silence, as editing leaves it, does
 * not count.
 */
public final class NoiseProfile {

  private static final double QUANTILE = 0.1;
  private static final float BIAS = 2;
  private static final float OUTSTANDING = 3.5f;
  private static final int ROUNDS = 8;
  private static final float SMOOTHING = 0.7f;
  private static final float DIGITAL_SILENCE = 1e-9f;
  // A histogram of each frequency, four levels to the octave: the leading bits of a float.
  private static final int SHIFT = 21;
  private static final int FIRST = Float.floatToRawIntBits(0x1p-56f) >>> SHIFT;
  private static final int LEVELS = (Float.floatToRawIntBits(0x1p24f) >>> SHIFT) - FIRST;

  private final int bins;
  private final int[] count;
  private final float[] sum;
  private final float[] smoothed;
  private int frames;

  /** A profile of spectra of this many frequencies. */
  public NoiseProfile(int bins) {
    this.bins = bins;
    this.count = new int[bins * LEVELS];
    this.sum = new float[bins * LEVELS];
    this.smoothed = new float[bins];
  }

  /** Takes the power spectrum of one frame. */
  public void add(float[] power) {
    float whole = 0;
    for (float value : power) {
      whole += value;
    }
    if (whole < DIGITAL_SILENCE) {
      return;
    }
    float keep = frames == 0 ? 0 : SMOOTHING;
    float share = (1 - keep) / 3;
    for (int bin = 0; bin < bins; bin++) {
      float around = power[Math.max(0, bin - 1)] + power[bin] + power[Math.min(bins - 1, bin + 1)];
      smoothed[bin] = keep * smoothed[bin] + share * around;
    }
    for (int bin = 0; bin < bins; bin++) {
      int slot = bin * LEVELS + level(smoothed[bin]);
      count[slot]++;
      sum[slot] += power[bin];
    }
    frames++;
  }

  /** Power of the noise at each frequency. */
  public float[] noise() {
    float[] raw = new float[bins];
    for (int bin = 0; bin < bins; bin++) {
      raw[bin] = noise(bin * LEVELS);
    }
    float[] smooth = raw.clone();
    for (int bin = 1; bin < bins - 1; bin++) {
      smooth[bin] = 0.25f * raw[bin - 1] + 0.5f * raw[bin] + 0.25f * raw[bin + 1];
    }
    return smooth;
  }

  private float noise(int row) {
    float lowest = quantile(row);
    float noise = BIAS * lowest;
    for (int round = 0; round < ROUNDS; round++) {
      int below = level(OUTSTANDING * noise);
      long frames = 0;
      double power = 0;
      for (int level = 0; level < below; level++) {
        frames += count[row + level];
        power += sum[row + level];
      }
      float mean = frames == 0 ? noise : (float) Math.max(lowest, power / frames);
      if (mean == noise) {
        break;
      }
      noise = mean;
    }
    return noise;
  }

  /** What the smoothed power falls short of for a tenth of the time. */
  private float quantile(int row) {
    int wanted = (int) Math.ceil(QUANTILE * frames);
    int seen = 0;
    for (int level = 0; level < LEVELS; level++) {
      seen += count[row + level];
      if (seen >= wanted && seen > 0) {
        return Float.intBitsToFloat(((FIRST + level) << SHIFT) + (1 << (SHIFT - 1)));
      }
    }
    return 0;
  }

  private static int level(float power) {
    return Math.clamp((Float.floatToRawIntBits(power) >>> SHIFT) - FIRST, 0, LEVELS - 1);
  }
}
