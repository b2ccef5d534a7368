package dev.backline.audio.voice;

/**
 * A stretch of singing between two rests or breaths.
 *
 * @param startMs first onset
 * @param endMs last release
 * @param energy loudness of the phrase against the loudest one of the track, 0 to 1
 */
public record Phrase(long startMs, long endMs, double energy) {

  public Phrase {
    if (startMs < 0 || endMs <= startMs) {
      throw new IllegalArgumentException(
          "endMs must follow startMs, was " + startMs + ".." + endMs);
    }
  }
}
