package dev.backline.audio.fingerprint.chroma;

/**
 * A stretch of one recording that is heard in another. Where a recording goes over into something
 * else, an item hears both, so both ends are right to within a second or so.
 *
 * @param firstStartMs where it starts in the first recording
 * @param secondStartMs where it starts in the second
 * @param durationMs how long it is
 * @param bitErrorRate share of the bits that differ: 0 for the same samples, up to 0.2 under noise
 *     or lossy codecs, 0.5 for what has nothing in common
 */
public record ChromaMatch(
    long firstStartMs, long secondStartMs, long durationMs, double bitErrorRate) {

  /** How alike the two are, 1 for the same samples and 0 for unrelated ones. */
  public double confidence() {
    return Math.max(0, 1 - 2 * bitErrorRate);
  }
}
