package dev.backline.audio.key;

import java.util.List;

/**
 * The key of a track.
 *
 * @param key of the whole
 * @param confidence chance that key and mode are right, 0 to 1
 * @param tuningCents of the track against A4 = 440 Hz, −50 to 50
 * @param sections where it changes; at least one, without gaps
 */
public record KeyEstimate(
    MusicalKey key, double confidence, double tuningCents, List<KeySection> sections) {

  public KeyEstimate {
    sections = List.copyOf(sections);
  }

  /**
   * @param startSeconds where it begins
   * @param endSeconds where the next begins or the track ends
   * @param key within
   */
  public record KeySection(double startSeconds, double endSeconds, MusicalKey key) {}
}
