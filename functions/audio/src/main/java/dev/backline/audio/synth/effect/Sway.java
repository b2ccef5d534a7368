package dev.backline.audio.synth.effect;

import java.util.function.LongToDoubleFunction;

/**
 * A delay that moves slowly: it is worked out every few frames and drawn straight in between. At
 * the speeds of a chorus or a tape the straight lines miss the curve by less than a hundredth of a
 * frame.
 */
final class Sway {

  /** Frames between two points. */
  static final int GRAIN = 32;

  private final LongToDoubleFunction points;
  private long grain;
  private int within;
  private double value;
  private double slope;

  /**
   * A curve.
   *
   * @param points its value at frame {@code GRAIN * n}
   */
  Sway(LongToDoubleFunction points) {
    this.points = points;
    begin(points.applyAsDouble(0));
  }

  /** The delays of the next frames. */
  void next(double[] into, int frames) {
    for (int done = 0; done < frames; ) {
      int count = Math.min(GRAIN - within, frames - done);
      for (int i = 0; i < count; i++) into[done + i] = value + slope * (within + i);
      done += count;
      within += count;
      if (within == GRAIN) {
        grain++;
        begin(points.applyAsDouble(grain));
      }
    }
  }

  private void begin(double at) {
    within = 0;
    value = at;
    slope = (points.applyAsDouble(grain + 1) - at) / GRAIN;
  }
}
