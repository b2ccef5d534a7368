package dev.backline.audio.loudness;

/**
 * The two filters of BS.1770 for two channels at once: each sample waits for the one before it, so
 * a processor has the time for a second channel. The standard gives coefficients for 48 kHz only;
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
  private final double[] state = new double[8];
  private final double[] energies = new double[2];
  private final float[] peaks = new float[2];
  private final float[] bends = new float[2];
  private final float[] past = new float[4];

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

  /** Filters the samples {@code from} to {@code to} of both; keeps its state between calls. */
  void add(float[] left, float[] right, int from, int to) {
    double s1 = state[0];
    double s2 = state[1];
    double p1 = state[2];
    double p2 = state[3];
    double t1 = state[4];
    double t2 = state[5];
    double q1 = state[6];
    double q2 = state[7];
    double energyLeft = 0;
    double energyRight = 0;
    float peakLeft = 0;
    float peakRight = 0;
    float bendLeft = 0;
    float bendRight = 0;
    float x1 = past[0];
    float x2 = past[1];
    float y1 = past[2];
    float y2 = past[3];
    for (int i = from; i < to; i++) {
      float x = left[i];
      float y = right[i];
      peakLeft = Math.max(peakLeft, Math.abs(x));
      peakRight = Math.max(peakRight, Math.abs(y));
      bendLeft = Math.max(bendLeft, Math.abs(x - 2 * x1 + x2));
      bendRight = Math.max(bendRight, Math.abs(y - 2 * y1 + y2));
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      // Grouped so that the least lies between an output and the next.
      double shelved = b0 * x + s1;
      s1 = (b1 * x + s2) - a1 * shelved;
      s2 = b2 * x - a2 * shelved;
      double out = shelved + p1;
      p1 = (p2 - 2 * shelved) - c1 * out;
      p2 = shelved - c2 * out;
      energyLeft += out * out;
      double other = b0 * y + t1;
      t1 = (b1 * y + t2) - a1 * other;
      t2 = b2 * y - a2 * other;
      double end = other + q1;
      q1 = (q2 - 2 * other) - c1 * end;
      q2 = other - c2 * end;
      energyRight += end * end;
    }
    state[0] = normal(s1);
    state[1] = normal(s2);
    state[2] = normal(p1);
    state[3] = normal(p2);
    state[4] = normal(t1);
    state[5] = normal(t2);
    state[6] = normal(q1);
    state[7] = normal(q2);
    energies[0] = energyLeft;
    energies[1] = energyRight;
    peaks[0] = peakLeft;
    peaks[1] = peakRight;
    bends[0] = bendLeft;
    bends[1] = bendRight;
    past[0] = x1;
    past[1] = x2;
    past[2] = y1;
    past[3] = y2;
  }

  /** Energy of the weighted samples of the last call, left (0) or right (1). */
  double energy(int side) {
    return energies[side];
  }

  /** Largest magnitude among the unweighted samples of the last call. */
  float peak(int side) {
    return peaks[side];
  }

  /** Largest second difference that ends in a sample of the last call. */
  float bend(int side) {
    return bends[side];
  }

  /** Ends the decay before it reaches subnormal numbers, on which processors are slow. */
  private static double normal(double state) {
    return Math.abs(state) < 1e-30 ? 0 : state;
  }
}
