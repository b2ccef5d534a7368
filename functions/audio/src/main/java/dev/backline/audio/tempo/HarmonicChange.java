package dev.backline.audio.tempo;

/** Tells where chords change. */
@FunctionalInterface
public interface HarmonicChange {

  /**
   * How much the harmony of the {@code spanSeconds} after a moment differs from that before it: 0
   * is not at all, 1 entirely.
   */
  double at(double seconds, double spanSeconds);
}
