package dev.backline.audio.clean.noise;

/**
 * Logarithm and power of two by polynomials on the parts of a float: right to 0.000003 in the
 * exponent, several times faster than {@link Math}, the same on every machine.
 */
final class BinaryLogarithm {

  private static final int MANTISSA_BITS = 23;
  private static final int MANTISSA = (1 << MANTISSA_BITS) - 1;
  private static final int ONE = 127 << MANTISSA_BITS;

  private BinaryLogarithm() {}

  /** log₂ of a normal positive number. */
  static float log2(float x) {
    int bits = Float.floatToRawIntBits(x);
    float m = Float.intBitsToFloat((bits & MANTISSA) | ONE) - 1;
    float fraction =
        m
            * (1.4425447f
                + m
                    * (-0.7181418f
                        + m
                            * (0.45753548f
                                + m * (-0.27788112f + m * (0.12177830f + m * -0.02583550f)))));
    return (bits >>> MANTISSA_BITS) - 127 + fraction;
  }

  /** 2 to the power of x, which must lie between −126 and 126. */
  static float exp2(float x) {
    int whole = (int) Math.floor(x);
    float f = x - whole;
    float mantissa =
        1
            + f
                * (0.69315296f
                    + f * (0.24014710f + f * (0.05585532f + f * (0.00894776f + f * 0.00189684f))));
    return mantissa * Float.intBitsToFloat((whole + 127) << MANTISSA_BITS);
  }
}
