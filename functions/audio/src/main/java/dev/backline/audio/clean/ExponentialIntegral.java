package dev.backline.audio.clean;

/** Half the exponential integral E₁(x), from a table over the logarithm of x. */
final class ExponentialIntegral {

  private static final int ENTRIES = 2048;
  private static final float LOWEST =
      -14; // ln x, below which E₁ matters no more than its logarithm
  private static final float HIGHEST = 3; // x ≈ 20: E₁ is below 1e-10
  private static final float STEP = (HIGHEST - LOWEST) / (ENTRIES - 1);
  private static final float[] TABLE = table();

  private ExponentialIntegral() {}

  static float half(float x) {
    float position = ((float) Math.log(x) - LOWEST) / STEP;
    if (position >= ENTRIES - 1) {
      return 0;
    }
    if (!(position > 0)) {
      return TABLE[0];
    }
    int index = (int) position;
    float fraction = position - index;
    return TABLE[index] + fraction * (TABLE[index + 1] - TABLE[index]);
  }

  private static float[] table() {
    float[] table = new float[ENTRIES];
    for (int i = 0; i < ENTRIES; i++) {
      table[i] = (float) (0.5 * e1(Math.exp(LOWEST + i * STEP)));
    }
    return table;
  }

  /** Series for small x, continued fraction for large (Abramowitz and Stegun 5.1.11, 5.1.22). */
  private static double e1(double x) {
    if (x <= 1) {
      double sum = -0.5772156649015329 - Math.log(x);
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
    return Math.exp(-x) / (x + fraction);
  }
}
