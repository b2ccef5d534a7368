package dev.backline.audio.loudness;

/**
 * The two filters of BS.1770 for one channel. The standard gives coefficients for 48 kHz only;
 * those of other rates come from the analogue prototypes that the 48 kHz coefficients are a
 * bilinear transform of.
 */
final class KWeighting {

  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;
  private final double c1;
  private final double c2;
  private double shelf1;
  private double shelf2;
  private double pass1;
  private double pass2;

  KWeighting(int sampleRateHz) {
    double k = Math.tan(Math.PI * Math.min(1681.974450955533 / sampleRateHz, 0.49));
    double q = 0.7071752369554196;
    double high = Math.pow(10, 3.999843853973347 / 20);
    double band = Math.pow(high, 0.4996667741545416);
    double a0 = 1 + k / q + k * k;
    b0 = (high + band * k / q + k * k) / a0;
    b1 = 2 * (k * k - high) / a0;
    b2 = (high - band * k / q + k * k) / a0;
    a1 = 2 * (k * k - 1) / a0;
    a2 = (1 - k / q + k * k) / a0;

    double l = Math.tan(Math.PI * Math.min(38.13547087602444 / sampleRateHz, 0.49));
    double p = 0.5003270373238773;
    double d0 = 1 + l / p + l * l;
    c1 = 2 * (l * l - 1) / d0;
    c2 = (1 - l / p + l * l) / d0;
  }

  /** Energy of the weighted samples {@code from} to {@code to}; keeps its state between calls. */
  double energy(float[] samples, int from, int to) {
    double s1 = shelf1;
    double s2 = shelf2;
    double p1 = pass1;
    double p2 = pass2;
    double sum = 0;
    for (int i = from; i < to; i++) {
      double in = samples[i];
      double shelved = b0 * in + s1;
      s1 = b1 * in - a1 * shelved + s2;
      s2 = b2 * in - a2 * shelved;
      double out = shelved + p1;
      p1 = -2 * shelved - c1 * out + p2;
      p2 = shelved - c2 * out;
      sum += out * out;
    }
    shelf1 = normal(s1);
    shelf2 = normal(s2);
    pass1 = normal(p1);
    pass2 = normal(p2);
    return sum;
  }

  /** Ends the decay before it reaches subnormal numbers, on which processors are slow. */
  private static double normal(double state) {
    return Math.abs(state) < 1e-30 ? 0 : state;
  }
}
