package dev.backline.audio.filter;

/**
 * A low-pass of second order whose corner may be moved while it sounds: the trapezoidal state
 * variable filter (V. Zavalishin, The Art of VA Filter Design, 2018, chapter 4).
 */
public final class StateVariableFilter {
  private final int rateHz;
  private double a1;
  private double a2;
  private double a3;
  private double s1;
  private double s2;

  /** A filter that is closed until {@link #tune} is called. */
  public StateVariableFilter(int rateHz) {
    this.rateHz = rateHz;
  }

  /**
   * Moves the corner.
   *
   * @param hz 20 Hz to 0.45 of the rate; taken as the nearer end outside of it
   * @param resonance 0 (no peak) to 1 (just before it rings by itself)
   */
  public void tune(double hz, double resonance) {
    double corner = Math.clamp(hz, 20, 0.45 * rateHz);
    double g = tangent(Math.PI * corner / rateHz);
    double k = 1.42 - 1.36 * resonance;
    a1 = 1 / (1 + g * (g + k));
    a2 = g * a1;
    a3 = g * a2;
  }

  /** By its continued fraction; within 0.003 % up to 0.45 π. */
  private static double tangent(double x) {
    double square = x * x;
    return x * (945 + square * (square - 105)) / (945 + square * (15 * square - 420));
  }

  /** The next low-passed sample. */
  public double next(double x) {
    double v3 = x - s2;
    double v1 = a1 * s1 + a2 * v3;
    double v2 = s2 + a2 * s1 + a3 * v3;
    s1 = 2 * v1 - s1;
    s2 = 2 * v2 - s2;
    return v2;
  }
}
