package dev.backline.audio.band.harmony;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The keys of a song in the order in which they come.
 *
 * @param home in which most of it stands
 * @param changes ascending; the first is the key of the beginning
 */
public record Keys(Key home, List<From> changes) {
  /** Neighbouring keys differ in one tone: what is heard as a change to one is rarely meant. */
  private static final int FEWEST_NEW_TONES = 2;

  /** A key, from a moment in milliseconds on. */
  public record From(double startMs, Key key) {}

  public Keys {
    changes = List.copyOf(changes);
    if (changes.isEmpty()) throw new IllegalArgumentException("changes must not be empty");
  }

  /** One key from beginning to end. */
  public static Keys of(Key key) {
    return new Keys(key, List.of(new From(0, key)));
  }

  /**
   * What was heard, without the changes that hardly change the scale.
   *
   * @param heard ascending; empty when only {@code home} is known
   */
  public static Keys heard(Key home, List<From> heard) {
    var kept = new ArrayList<From>();
    for (var next : heard) {
      if (kept.isEmpty() || newTones(kept.getLast().key(), next.key()) >= FEWEST_NEW_TONES) {
        kept.add(next);
      }
    }
    return kept.size() < 2 ? of(home) : new Keys(home, kept);
  }

  private static long newTones(Key before, Key after) {
    return IntStream.range(0, 12).filter(pc -> after.contains(pc) && !before.contains(pc)).count();
  }
}
