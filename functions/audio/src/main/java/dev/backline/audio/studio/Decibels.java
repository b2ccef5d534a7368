package dev.backline.audio.studio;

/** Levels in single precision, as the browser computes them. */
final class Decibels {
  private Decibels() {}

  static float of(float linear) {
    return 20 * (float) Math.log10(linear);
  }

  static float toLinear(float decibels) {
    return power(10, 0.05f * decibels);
  }

  static float power(float base, float exponent) {
    return (float) Math.pow(base, exponent);
  }
}
