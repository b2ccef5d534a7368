package dev.backline.audio.synth.signal;

/**
 * Frequency ratios, good to 0.004 cents: {@code StrictMath} is exact to the last bit, which a
 * filter that moves three thousand times a second cannot afford and nobody can hear.
 */
public final class Octaves {
  private Octaves() {}

  /** Two to the power of {@code octaves}, −1000 to 1000. */
  public static double ratio(double octaves) {
    int whole = (int) Math.rint(octaves);
    double x = (octaves - whole) * 0.6931471805599453;
    // The first terms of the exponential series; |x| is at most 0.35.
    double part = 1 + x * (1 + x * (0.5 + x * (1 / 6.0 + x * (1 / 24.0 + x * (1 / 120.0)))));
    return Math.scalb(part, whole);
  }
}
