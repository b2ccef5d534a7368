package dev.backline.audio.filter;

import java.util.List;

/**
 * A second-order recursive filter for one channel, transposed direct form II, state in double
 * precision. Shapes are those of the Audio EQ Cookbook (R. Bristow-Johnson, W3C Note 2021); shelves
 * have slope 1. A frequency above 0.49 of the rate is taken as 0.49 of it.
 */
public final class Biquad {
  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;
  private double z1;
  private double z2;

  private Biquad(double b0, double b1, double b2, double a0, double a1, double a2) {
    this.b0 = b0 / a0;
    this.b1 = b1 / a0;
    this.b2 = b2 / a0;
    this.a1 = a1 / a0;
    this.a2 = a2 / a0;
  }

  /** Passes below {@code hz}, 12 dB an octave above it. */
  public static Biquad lowPass(int rateHz, double hz, double q) {
    var angle = new Angle(rateHz, hz, q);
    double cos = angle.cos;
    return new Biquad(
        (1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + angle.alpha, -2 * cos, 1 - angle.alpha);
  }

  /** Passes above {@code hz}, 12 dB an octave below it. */
  public static Biquad highPass(int rateHz, double hz, double q) {
    var angle = new Angle(rateHz, hz, q);
    double cos = angle.cos;
    return new Biquad(
        (1 + cos) / 2, -(1 + cos), (1 + cos) / 2, 1 + angle.alpha, -2 * cos, 1 - angle.alpha);
  }

  /** Passes around {@code hz} with 0 dB at the centre. */
  public static Biquad bandPass(int rateHz, double hz, double q) {
    var angle = new Angle(rateHz, hz, q);
    return new Biquad(
        angle.alpha, 0, -angle.alpha, 1 + angle.alpha, -2 * angle.cos, 1 - angle.alpha);
  }

  /** Turns the phase by 180° at {@code hz} and leaves the level alone. */
  public static Biquad allPass(int rateHz, double hz, double q) {
    var angle = new Angle(rateHz, hz, q);
    return new Biquad(
        1 - angle.alpha,
        -2 * angle.cos,
        1 + angle.alpha,
        1 + angle.alpha,
        -2 * angle.cos,
        1 - angle.alpha);
  }

  /** Raises or lowers a band around {@code hz}. */
  public static Biquad peak(int rateHz, double hz, double q, double gainDb) {
    var angle = new Angle(rateHz, hz, q);
    double a = amplitude(gainDb);
    return new Biquad(
        1 + angle.alpha * a,
        -2 * angle.cos,
        1 - angle.alpha * a,
        1 + angle.alpha / a,
        -2 * angle.cos,
        1 - angle.alpha / a);
  }

  /** Raises or lowers what lies below {@code hz}. */
  public static Biquad lowShelf(int rateHz, double hz, double gainDb) {
    return shelf(rateHz, hz, gainDb, 1);
  }

  /** Raises or lowers what lies above {@code hz}. */
  public static Biquad highShelf(int rateHz, double hz, double gainDb) {
    return shelf(rateHz, hz, gainDb, -1);
  }

  private static Biquad shelf(int rateHz, double hz, double gainDb, int side) {
    var angle = new Angle(rateHz, hz, StrictMath.sqrt(0.5));
    double a = amplitude(gainDb);
    double cos = side * angle.cos;
    double root = 2 * StrictMath.sqrt(a) * angle.alpha;
    return new Biquad(
        a * (a + 1 - (a - 1) * cos + root),
        side * 2 * a * (a - 1 - (a + 1) * cos),
        a * (a + 1 - (a - 1) * cos - root),
        a + 1 + (a - 1) * cos + root,
        side * -2 * (a - 1 + (a + 1) * cos),
        a + 1 + (a - 1) * cos - root);
  }

  private static double amplitude(double gainDb) {
    return StrictMath.pow(10, gainDb / 40);
  }

  /** The next sample. */
  public double next(double x) {
    double y = b0 * x + z1;
    z1 = b1 * x - a1 * y + z2;
    z2 = b2 * x - a2 * y;
    return y;
  }

  /** Filters {@code samples[0..frames)} in place. */
  public void process(float[] samples, int frames) {
    double s1 = z1;
    double s2 = z2;
    for (int i = 0; i < frames; i++) {
      double x = samples[i];
      double y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      samples[i] = (float) y;
    }
    rest(s1, s2);
  }

  /**
   * Filters the same frames of two channels in place, each with its own filter. The two recursions
   * do not wait for each other, which takes little more time than one of them alone.
   */
  public static void processBoth(
      Biquad left, float[] leftSamples, Biquad right, float[] rightSamples, int frames) {
    double l1 = left.z1;
    double l2 = left.z2;
    double r1 = right.z1;
    double r2 = right.z2;
    for (int i = 0; i < frames; i++) {
      double l = leftSamples[i];
      double r = rightSamples[i];
      double leftOut = left.b0 * l + l1;
      double rightOut = right.b0 * r + r1;
      l1 = left.b1 * l - left.a1 * leftOut + l2;
      r1 = right.b1 * r - right.a1 * rightOut + r2;
      l2 = left.b2 * l - left.a2 * leftOut;
      r2 = right.b2 * r - right.a2 * rightOut;
      leftSamples[i] = (float) leftOut;
      rightSamples[i] = (float) rightOut;
    }
    left.rest(l1, l2);
    right.rest(r1, r2);
  }

  /**
   * Leads two channels through a filter after the other, the same number of them. Neighbours of a
   * chain do not wait for each other either, so they are worked out two at a time.
   */
  public static void processBoth(
      List<Biquad> left,
      float[] leftSamples,
      List<Biquad> right,
      float[] rightSamples,
      int frames) {
    int paired = left.size() & ~1;
    for (int i = 0; i < paired; i += 2) {
      process(
          left.get(i),
          left.get(i + 1),
          leftSamples,
          right.get(i),
          right.get(i + 1),
          rightSamples,
          frames);
    }
    if (paired < left.size()) {
      processBoth(left.get(paired), leftSamples, right.get(paired), rightSamples, frames);
    }
  }

  private static void process(
      Biquad left,
      Biquad leftNext,
      float[] leftSamples,
      Biquad right,
      Biquad rightNext,
      float[] rightSamples,
      int frames) {
    double l1 = left.z1;
    double l2 = left.z2;
    double m1 = leftNext.z1;
    double m2 = leftNext.z2;
    double r1 = right.z1;
    double r2 = right.z2;
    double s1 = rightNext.z1;
    double s2 = rightNext.z2;
    for (int i = 0; i < frames; i++) {
      double l = leftSamples[i];
      double r = rightSamples[i];
      double leftOut = left.b0 * l + l1;
      double rightOut = right.b0 * r + r1;
      l1 = left.b1 * l - left.a1 * leftOut + l2;
      r1 = right.b1 * r - right.a1 * rightOut + r2;
      l2 = left.b2 * l - left.a2 * leftOut;
      r2 = right.b2 * r - right.a2 * rightOut;
      double m = (float) leftOut;
      double s = (float) rightOut;
      double leftEnd = leftNext.b0 * m + m1;
      double rightEnd = rightNext.b0 * s + s1;
      m1 = leftNext.b1 * m - leftNext.a1 * leftEnd + m2;
      s1 = rightNext.b1 * s - rightNext.a1 * rightEnd + s2;
      m2 = leftNext.b2 * m - leftNext.a2 * leftEnd;
      s2 = rightNext.b2 * s - rightNext.a2 * rightEnd;
      leftSamples[i] = (float) leftEnd;
      rightSamples[i] = (float) rightEnd;
    }
    left.rest(l1, l2);
    leftNext.rest(m1, m2);
    right.rest(r1, r2);
    rightNext.rest(s1, s2);
  }

  private void rest(double s1, double s2) {
    z1 = Math.abs(s1) < 1e-30 ? 0 : s1;
    z2 = Math.abs(s2) < 1e-30 ? 0 : s2;
  }

  private record Angle(double cos, double alpha) {
    Angle(int rateHz, double hz, double q) {
      double w = 2 * StrictMath.PI * Math.min(hz, 0.49 * rateHz) / rateHz;
      this(StrictMath.cos(w), StrictMath.sin(w) / (2 * q));
    }
  }
}
