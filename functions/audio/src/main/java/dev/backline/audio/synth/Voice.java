package dev.backline.audio.synth;

/** One sounding note. */
public interface Voice {

  /**
   * Adds the next {@code to - from} frames to {@code left} and {@code right} at {@code [from, to)}.
   *
   * @return whether there is more to come
   */
  boolean render(float[] left, float[] right, int from, int to);
}
