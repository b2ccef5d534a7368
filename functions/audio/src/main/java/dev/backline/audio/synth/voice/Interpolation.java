package dev.backline.audio.synth.voice;

/**
 * Reads between the frames of a recording: a windowed sine cardinal of sixteen points (J. Smith, P.
 * Gossett, A Flexible Sampling-Rate Conversion Method, 1984) in 1024 steps; its corner falls as the
 * recording is sped up, so that nothing folds back.
 */
final class Interpolation {
  static final int TAPS = 16;

  /** How many frames before and after a place its value depends on. */
  static final int REACH = TAPS / 2;

  private static final int PHASES = 1024;
  private static final int STEPS_PER_OCTAVE = 4;
  private static final int CORNERS = 2 * STEPS_PER_OCTAVE + 1;
  private static final double KAISER_BETA = 7;
  private static final Interpolation[] BY_CORNER = new Interpolation[CORNERS];

  static {
    for (int step = 0; step < CORNERS; step++) {
      BY_CORNER[step] = new Interpolation(StrictMath.pow(2, -(double) step / STEPS_PER_OCTAVE));
    }
  }

  private final float[] kernels = new float[(PHASES + 1) * TAPS];

  private Interpolation(double corner) {
    for (int phase = 0; phase <= PHASES; phase++) {
      double fraction = (double) phase / PHASES;
      double sum = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        double x = tap - (REACH - 1) - fraction;
        double value = cardinal(corner * x) * window(x / REACH);
        kernels[phase * TAPS + tap] = (float) value;
        sum += value;
      }
      for (int tap = 0; tap < TAPS; tap++) kernels[phase * TAPS + tap] /= (float) sum;
    }
  }

  /** For a recording that is read {@code increment} times as fast as it is heard. */
  static Interpolation at(double increment) {
    double octaves = StrictMath.log(Math.max(1, increment)) / StrictMath.log(2);
    return BY_CORNER[Math.min(CORNERS - 1, (int) Math.ceil(octaves * STEPS_PER_OCTAVE - 0.01))];
  }

  private static double cardinal(double x) {
    double turn = StrictMath.PI * x;
    return Math.abs(turn) < 1e-9 ? 1 : StrictMath.sin(turn) / turn;
  }

  private static double window(double x) {
    if (Math.abs(x) >= 1) return 0;
    return bessel(KAISER_BETA * StrictMath.sqrt(1 - x * x)) / bessel(KAISER_BETA);
  }

  /** The modified Bessel function of the first kind and order 0, by its series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= x * x / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }

  /**
   * The value at a place.
   *
   * @param samples with {@link #REACH} frames more than are named on both sides
   */
  float value(float[] samples, double place) {
    int whole = (int) place;
    int row = TAPS * (int) ((place - whole) * PHASES + 0.5);
    int first = whole - (REACH - 1);
    float even = 0;
    float odd = 0;
    for (int tap = 0; tap < TAPS; tap += 2) {
      even += kernels[row + tap] * samples[first + tap];
      odd += kernels[row + tap + 1] * samples[first + tap + 1];
    }
    return even + odd;
  }
}
