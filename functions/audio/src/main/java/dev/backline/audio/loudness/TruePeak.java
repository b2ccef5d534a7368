package dev.backline.audio.loudness;

/**
 * The true peak of one channel: four times oversampling by a polyphase interpolator (BS.1770-5,
 * annex 2), here with 24 taps per phase under a Kaiser window.
 */
final class TruePeak {

  private static final int TAPS = 24;
  private static final int CHUNK = 64;
  private static final float[][] PHASES = phases();
  private static final float GREATEST_GAIN = greatestGain();

  private final float[] history = new float[TAPS - 1 + CHUNK];
  private float samplePeak;
  private float peak;

  /** Largest sample so far. */
  float samplePeak() {
    return samplePeak;
  }

  /** Largest value of the interpolated signal so far, never below the largest sample. */
  float peak() {
    return Math.max(peak, samplePeak);
  }

  void add(float[] samples, int from, int to) {
    for (int start = from; start < to; start += CHUNK) {
      int count = Math.min(CHUNK, to - start);
      System.arraycopy(samples, start, history, TAPS - 1, count);
      float before = largest(0, TAPS - 1);
      float now = largest(TAPS - 1, TAPS - 1 + count);
      samplePeak = Math.max(samplePeak, now);
      // Most of the music cannot exceed the peak already found, whatever its phase.
      if (Math.max(before, now) * GREATEST_GAIN > peak()) {
        interpolate(count);
      }
      System.arraycopy(history, count, history, 0, TAPS - 1);
    }
  }

  /** Lets the last samples pass the interpolator. */
  void finish() {
    add(new float[TAPS], 0, TAPS);
  }

  private float largest(int from, int to) {
    float largest = 0;
    for (int i = from; i < to; i++) {
      float magnitude = Math.abs(history[i]);
      if (magnitude > largest) {
        largest = magnitude;
      }
    }
    return largest;
  }

  private void interpolate(int count) {
    for (float[] phase : PHASES) {
      for (int i = 0; i < count; i++) {
        float sum = 0;
        for (int tap = 0; tap < TAPS; tap++) {
          sum += phase[tap] * history[i + tap];
        }
        peak = Math.max(peak, Math.abs(sum));
      }
    }
  }

  private static float[][] phases() {
    float[][] phases = new float[3][TAPS];
    for (int phase = 0; phase < 3; phase++) {
      double sum = 0;
      double[] taps = new double[TAPS];
      for (int tap = 0; tap < TAPS; tap++) {
        double x = tap - (TAPS / 2 - 1) - (phase + 1) / 4.0;
        taps[tap] = Math.sin(Math.PI * x) / (Math.PI * x) * kaiser(x / (TAPS / 2.0), 5);
        sum += taps[tap];
      }
      for (int tap = 0; tap < TAPS; tap++) {
        phases[phase][tap] = (float) (taps[tap] / sum);
      }
    }
    return phases;
  }

  private static float greatestGain() {
    double greatest = 1;
    for (float[] phase : PHASES) {
      double sum = 0;
      for (float tap : phase) {
        sum += Math.abs(tap);
      }
      greatest = Math.max(greatest, sum);
    }
    return (float) greatest;
  }

  private static double kaiser(double x, double beta) {
    return x * x >= 1 ? 0 : bessel(beta * Math.sqrt(1 - x * x)) / bessel(beta);
  }

  /** Modified Bessel function of the first kind, order 0. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k < 30; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
