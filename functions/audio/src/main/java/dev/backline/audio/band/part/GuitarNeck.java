package dev.backline.audio.band.part;

import dev.backline.audio.band.harmony.Chord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lays chords on a guitar in standard tuning as a hand does near the nut: the root on the lowest
 * string that has it, a tone of the chord on each string above.
 */
final class GuitarNeck {
  private static final List<Integer> OPEN_STRINGS = List.of(40, 45, 50, 55, 59, 64);
  private static final int HIGHEST_FRET = 4;

  private GuitarNeck() {}

  /**
   * Ascending MIDI pitches, four to six.
   *
   * @param pitchClasses the tones to choose from
   */
  static List<Integer> voicing(Chord chord, List<Integer> pitchClasses) {
    var pitches = new ArrayList<Integer>();
    for (int open : OPEN_STRINGS) {
      var allowed = pitches.isEmpty() ? List.of(chord.root()) : pitchClasses;
      IntStream.rangeClosed(open, open + HIGHEST_FRET)
          .filter(pitch -> allowed.contains(pitch % 12))
          .filter(pitch -> pitches.isEmpty() || pitch > pitches.getLast())
          .boxed()
          .min(
              Comparator.<Integer>comparingLong(pitch -> times(pitch % 12, pitches))
                  .thenComparing(pitch -> pitch))
          .ifPresent(pitches::add);
    }
    return List.copyOf(pitches);
  }

  private static long times(int pitchClass, List<Integer> pitches) {
    return pitches.stream().filter(pitch -> pitch % 12 == pitchClass).count();
  }
}
