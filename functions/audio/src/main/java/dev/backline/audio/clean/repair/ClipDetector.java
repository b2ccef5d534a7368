package dev.backline.audio.clean.repair;

/**
 * Finds out whether one channel was clipped, at whatever level that happened. Clipping cuts every
 * peak at the same height: several samples in a row stand there, and the sample before or after
 * them is far below. A low note's round crest fails the second test, a loud note's single peak the
 * first.
 */
public final class ClipDetector {

  /** How much below the level of clipping a sample may be and still count as clipped. */
  static final float TOLERANCE = 3e-4f;

  private static final float EDGE = 2e-3f;
  private static final int SHORTEST_RUN = 3;
  private static final int FEWEST_RUNS = 4;

  private final Side upper = new Side();
  private final Side lower = new Side();

  /** Levels at which a channel was clipped; infinite where it was not. */
  public record Levels(float upper, float lower) {

    /** Whether it was clipped at all. */
    public boolean clipped() {
      return upper < Float.POSITIVE_INFINITY || lower > Float.NEGATIVE_INFINITY;
    }

    /** Whether a sample of this value was clipped. */
    boolean covers(float sample) {
      return sample >= upper * (1 - TOLERANCE) || sample <= lower * (1 - TOLERANCE);
    }
  }

  /** Takes the next {@code count} samples. */
  public void accept(float[] samples, int count) {
    for (int i = 0; i < count; i++) {
      float sample = samples[i];
      upper.accept(sample);
      lower.accept(-sample);
    }
  }

  /** Where the channel was clipped. */
  public Levels levels() {
    return new Levels(upper.level(), -lower.level());
  }

  private static final class Side {
    private float top = 1e-3f;
    private float near = top * (1 - TOLERANCE);
    private float before;
    private float edge;
    private int run;
    private int runs;

    void accept(float sample) {
      if (sample < near) {
        if (run > 0) {
          end(sample);
        }
        before = sample;
        return;
      }
      if (sample > top) {
        if (sample > top * (1 + TOLERANCE)) {
          runs = 0;
          run = 0;
        }
        top = sample;
        near = top * (1 - TOLERANCE);
      }
      if (run++ == 0) {
        edge = before;
      }
    }

    private void end(float after) {
      if (run >= SHORTEST_RUN && top - Math.min(edge, after) > EDGE * top) {
        runs++;
      }
      run = 0;
    }

    float level() {
      return runs >= FEWEST_RUNS ? top : Float.POSITIVE_INFINITY;
    }
  }
}
