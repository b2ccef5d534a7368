package dev.backline.audio.key;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges how likely each of the 24 keys is by pitch classes over time. One layer can tell chords, a
 * second how chords follow each other; their means over time, with those of the pitch classes
 * themselves, go through a third; the scores are weighted sums of that and of the means. All layers
 * are the same for every transposition.
 */
record KeyNetwork(KeyLayer chords, KeyLayer moves, KeyLayer mixture, KeyLayer keys) {

  /** Harmony, bass and lead. */
  static final int INPUTS = 3;

  /** Planes of {@link Heard#means} before those of the chords. */
  static final int WHOLE = 2 * INPUTS + 2;

  private static final int END_STEPS = 4;

  /** No weights yet. */
  static KeyNetwork empty(int chords, int moves, int mixture) {
    int means = WHOLE + chords + moves + 2 * chords;
    return new KeyNetwork(
        new KeyLayer(INPUTS, chords, 1),
        new KeyLayer(chords, moves, 3),
        new KeyLayer(means, mixture, 1),
        new KeyLayer(means + mixture, 2, 1));
  }

  List<KeyLayer> layers() {
    return List.of(chords, moves, mixture, keys);
  }

  /**
   * What the first two layers make of music.
   *
   * @param input shares of the pitch classes
   */
  record Heard(KeySteps steps, KeyPlanes input, KeyPlanes chords, KeyPlanes moves) {

    /**
     * What the third layer judges of {@code [from, to)} steps, as far as they sound: shares of all
     * they have together, how these agree with {@link KeyProfiles}, the means of shares, chords and
     * moves, then those of the chords at the beginning and at the end, where music likes to tell
     * its key. Something must sound.
     */
    KeyPlanes means(int from, int to) {
      int[] at = steps.sounding(from, to);
      KeyPlanes whole = KeyPlanes.means(at, steps.planes());
      return whole
          .shares()
          .and(KeyProfiles.correlations(whole))
          .and(KeyPlanes.means(at, input, chords, moves))
          .and(KeyPlanes.means(opening(at), chords))
          .and(KeyPlanes.means(closing(at), chords));
    }
  }

  /** The first of {@code steps}. */
  static int[] opening(int[] steps) {
    return Arrays.copyOf(steps, Math.min(steps.length, END_STEPS));
  }

  /** The last of {@code steps}. */
  static int[] closing(int[] steps) {
    return Arrays.copyOfRange(steps, Math.max(0, steps.length - END_STEPS), steps.length);
  }

  Heard hear(KeySteps steps) {
    KeyPlanes input = steps.planes().shares();
    KeyPlanes first = chords.sums(input);
    first.rectify();
    KeyPlanes second = moves.sums(first);
    second.rectify();
    return new Heard(steps, input, first, second);
  }

  /** Logarithm of the chance of each key by {@link Heard#means}, up to a constant. */
  double[] scores(KeyPlanes means) {
    KeyPlanes mixed = mixture.sums(means);
    mixed.rectify();
    KeyPlanes sums = keys.sums(means.and(mixed));
    return IntStream.range(0, KeyPath.KEYS)
        .mapToDouble(key -> sums.get(key / 12, key % 12, 0))
        .toArray();
  }
}
