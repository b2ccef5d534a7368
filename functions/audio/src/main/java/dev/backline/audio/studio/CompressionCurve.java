package dev.backline.audio.studio;

/**
 * Output level by input level: straight to the threshold, exponential over the knee, then a line of
 * slope 1/ratio in decibels. The knee's bend is solved so that its slope where the knee ends is
 * that of the line; fifteen halvings in single precision, which leave the browser's bend and not
 * just one near it.
 */
final class CompressionCurve {
  private static final int HALVINGS = 15;

  private final float threshold;
  private final float kneeEnd;
  private final float kneeEndDb;
  private final float kneeEndOutDb;
  private final float slope;
  private final float bend;

  CompressionCurve(float thresholdDb, float kneeDb, float ratio) {
    threshold = Decibels.toLinear(thresholdDb);
    slope = 1 / ratio;
    kneeEndDb = thresholdDb + kneeDb;
    kneeEnd = Decibels.toLinear(kneeEndDb);
    bend = bendOfSlope();
    kneeEndOutDb = Decibels.of(knee(kneeEnd, bend));
  }

  /** The level that comes out, linear, of one that goes in. */
  float apply(float level) {
    if (level < kneeEnd) return knee(level, bend);
    float outDb = kneeEndOutDb + slope * (Decibels.of(level) - kneeEndDb);
    return Decibels.toLinear(outDb);
  }

  private float knee(float level, float k) {
    if (level < threshold) return level;
    return threshold + (1 - (float) Math.exp(-k * (level - threshold))) / k;
  }

  private float bendOfSlope() {
    float least = 0.1f;
    float most = 10_000;
    float k = 5;
    for (int i = 0; i < HALVINGS; i++) {
      if (slopeAtKneeEnd(k) < slope) {
        most = k;
      } else {
        least = k;
      }
      k = (float) Math.sqrt(least * most);
    }
    return k;
  }

  private float slopeAtKneeEnd(float k) {
    if (kneeEnd < threshold) return 1;
    float beyond = (float) (kneeEnd * 1.001);
    float rise = Decibels.of(knee(beyond, k)) - Decibels.of(knee(kneeEnd, k));
    return rise / (Decibels.of(beyond) - Decibels.of(kneeEnd));
  }
}
