package dev.backline.audio.loudness;

import dev.backline.audio.filter.KernelBank;

/**
 * The true peak of one channel: four times oversampling by a polyphase interpolator (BS.1770-5,
 * annex 2), here with 24 taps per phase under a Kaiser window.
 */
final class TruePeak {

  /** Most samples of a call. */
  static final int LONGEST = 256;

  private static final int TAPS = 24;
  private static final int BEFORE = TAPS - 1;
  private static final float[][] PHASES = phases();
  // A little more than the exact bounds, for the rounding of the sums.
  private static final double MARGIN = 1 + 1e-5;
  private static final float GREATEST_GAIN = (float) (MARGIN * greatestGain());
  private static final float STRAIGHT_GAIN = (float) (MARGIN * straightAndBendGain()[0]);
  private static final float BEND_GAIN = (float) (MARGIN * straightAndBendGain()[1]);

  private final KernelBank bank = new KernelBank(PHASES, LONGEST);
  private final float[] history = new float[BEFORE + LONGEST];
  private float peakBefore;
  private float bendBefore;
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

  /**
   * Takes at most {@link #LONGEST} samples.
   *
   * @param largest of their magnitudes
   * @param bend largest magnitude of the second differences that end in them
   */
  void add(float[] samples, int from, int count, float largest, float bend) {
    System.arraycopy(samples, from, history, BEFORE, count);
    samplePeak = Math.max(samplePeak, largest);
    if (bound(Math.max(peakBefore, largest), Math.max(bendBefore, bend)) > peak()) {
      interpolate(count);
    }
    System.arraycopy(history, count, history, 0, BEFORE);
    // Few samples leave older ones in the history.
    peakBefore = count < BEFORE ? Math.max(peakBefore, largest) : largest;
    bendBefore = count < BEFORE ? Math.max(bendBefore, bend) : bend;
  }

  /**
   * What no interpolated value can exceed: neither the samples amplified as if all their signs fell
   * together, nor what lies on the straight line between two samples plus what bends it.
   */
  private static float bound(float largest, float bend) {
    return Math.min(GREATEST_GAIN * largest, STRAIGHT_GAIN * largest + BEND_GAIN * bend);
  }

  /** Lets the last samples pass the interpolator. */
  void finish() {
    float most = 4 * peakBefore;
    add(new float[TAPS], 0, TAPS, 0, most);
  }

  private void interpolate(int count) {
    bank.run(history, count);
    for (int phase = 0; phase < PHASES.length; phase++) {
      peak = Math.max(peak, largest(bank.sums(phase), count));
    }
  }

  private static float largest(float[] sums, int count) {
    float largest = 0;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, Math.abs(sums[i]));
    }
    return largest;
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

  /**
   * An interpolator less the straight line between the two samples around its place sums to zero
   * against any straight line, but for a slope that is told apart; so it is a sum of second
   * differences, whose weights its own double sum gives.
   */
  private static double[] straightAndBendGain() {
    double straight = 1;
    double bending = 0;
    for (int phase = 0; phase < PHASES.length; phase++) {
      double[] rest = new double[TAPS];
      double slope = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        rest[tap] = PHASES[phase][tap];
      }
      double share = (phase + 1) / 4.0;
      rest[TAPS / 2 - 1] -= 1 - share;
      rest[TAPS / 2] -= share;
      for (int tap = 0; tap < TAPS; tap++) {
        slope += tap * rest[tap];
      }
      rest[TAPS / 2 - 1] += slope;
      rest[TAPS / 2] -= slope;
      double sum = 0;
      double doubleSum = 0;
      double weights = 0;
      for (double value : rest) {
        sum += value;
        doubleSum += sum;
        weights += Math.abs(doubleSum);
      }
      straight = Math.max(straight, 1 + 2 * Math.abs(slope));
      bending = Math.max(bending, weights);
    }
    return new double[] {straight, bending};
  }

  private static double greatestGain() {
    double greatest = 1;
    for (float[] phase : PHASES) {
      double sum = 0;
      for (float tap : phase) {
        sum += Math.abs(tap);
      }
      greatest = Math.max(greatest, sum);
    }
    return greatest;
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
