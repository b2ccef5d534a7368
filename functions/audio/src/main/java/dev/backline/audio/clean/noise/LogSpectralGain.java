package dev.backline.audio.clean.noise;

/**
 * The gain of the log-spectral amplitude estimator (Ephraim and Malah, 1985) and the likelihood
 * beside it, as tables over the leading bits of their argument: 64 entries to the octave.
 */
final class LogSpectralGain {

  private static final int SHIFT = 17;
  private static final int FIRST = Float.floatToRawIntBits(0x1p-24f) >>> SHIFT;
  private static final int ENTRIES = (Float.floatToRawIntBits(0x1p5f) >>> SHIFT) - FIRST;
  private static final float[] BOOST = new float[ENTRIES];
  private static final float[] DECAY = new float[ENTRIES];

  static {
    for (int i = 0; i < ENTRIES; i++) {
      double x = Float.intBitsToFloat(((FIRST + i) << SHIFT) + (1 << (SHIFT - 1)));
      BOOST[i] = (float) StrictMath.exp(0.5 * e1(x));
      DECAY[i] = (float) StrictMath.exp(-x);
    }
  }

  private LogSpectralGain() {}

  /** Where to look up x in the tables. */
  static int index(float x) {
    return Math.clamp((Float.floatToRawIntBits(x) >>> SHIFT) - FIRST, 0, ENTRIES - 1);
  }

  /** exp(½ E₁(x)): what the estimator multiplies Wiener's gain by. */
  static float boost(int index) {
    return BOOST[index];
  }

  /** exp(−x). */
  static float decay(int index) {
    return DECAY[index];
  }

  /** Series for small x, continued fraction for large (Abramowitz and Stegun 5.1.11, 5.1.22). */
  private static double e1(double x) {
    if (x <= 1) {
      double sum = -0.5772156649015329 - StrictMath.log(x);
      double term = 1;
      for (int k = 1; k < 30; k++) {
        term *= -x / k;
        sum -= term / k;
      }
      return sum;
    }
    double fraction = 0;
    for (int k = 60; k >= 1; k--) {
      fraction = k / (1 + k / (x + fraction));
    }
    return StrictMath.exp(-x) / (x + fraction);
  }
}
