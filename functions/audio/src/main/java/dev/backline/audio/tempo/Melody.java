package dev.backline.audio.tempo;

import dev.backline.audio.key.KeyEstimate;
import dev.backline.audio.key.MelodicKey;
import dev.backline.audio.key.Mode;
import dev.backline.audio.key.MusicalKey;
import dev.backline.audio.voice.Note;
import java.util.List;
import java.util.Optional;

/** A row of sung notes, prepared for the search of its metre. */
final class Melody {
  private static final double REST_SECONDS = 0.3;
  private static final double LONG_SECONDS = 1.2;
  private static final double SAME_SECONDS = 0.08;

  private final List<Note> notes;
  private final double[] onsets;
  private final boolean[] begins;
  private final boolean[] ends;
  private final int scaleTonic;

  private Melody(
      List<Note> notes, double[] onsets, boolean[] begins, boolean[] ends, int scaleTonic) {
    this.notes = notes;
    this.onsets = onsets;
    this.begins = begins;
    this.ends = ends;
    this.scaleTonic = scaleTonic;
  }

  /**
   * @param notes in order of time
   * @param onsets seconds, in the even time that the singer's tempo was straightened to
   */
  static Melody of(List<Note> notes, double[] onsets) {
    int n = notes.size();
    var begins = new boolean[n];
    var ends = new boolean[n];
    for (int i = 0; i + 1 < n; i++) {
      double rest = (notes.get(i + 1).startMs() - notes.get(i).endMs()) / 1000.0;
      ends[i] = rest > REST_SECONDS || onsets[i + 1] - onsets[i] > LONG_SECONDS;
      begins[i + 1] = ends[i];
    }
    return new Melody(notes, onsets, begins, ends, scaleTonic(notes));
  }

  private static int scaleTonic(List<Note> notes) {
    double seconds = notes.getLast().endMs() / 1000.0;
    Optional<MusicalKey> key = MelodicKey.of(notes, seconds, 0).map(KeyEstimate::key);
    return key.map(k -> k.mode() == Mode.MINOR ? (k.tonic() + 3) % 12 : k.tonic()).orElse(0);
  }

  List<Note> notes() {
    return notes;
  }

  /** Seconds, in the even time that the singer's tempo was straightened to. */
  double[] onsets() {
    return onsets;
  }

  /** True for the first note of a phrase. */
  boolean begins(int i) {
    return begins[i];
  }

  /** True for the last note of a phrase. */
  boolean ends(int i) {
    return ends[i];
  }

  /** Pitch class of the major scale that the melody uses, 0 is C. */
  int scaleTonic() {
    return scaleTonic;
  }

  int size() {
    return onsets.length;
  }

  int midi(int i) {
    return notes.get(i).midi();
  }

  double seconds(int i) {
    return notes.get(i).durationMs() / 1000.0;
  }

  /** Share of the notes that come again at the same pitch after {@code seconds}. */
  double repeats(double seconds) {
    int same = 0;
    int possible = 0;
    int j = 0;
    for (int i = 0; i < onsets.length; i++) {
      double at = onsets[i] + seconds;
      while (j < onsets.length && onsets[j] < at - SAME_SECONDS) {
        j++;
      }
      if (at < onsets[onsets.length - 1]) {
        possible++;
        for (int k = j; k < onsets.length && onsets[k] <= at + SAME_SECONDS; k++) {
          if (midi(k) == midi(i)) {
            same++;
            break;
          }
        }
      }
    }
    return possible == 0 ? 0 : same / (double) possible;
  }

  /** At most {@code most} notes from the middle. */
  Melody excerpt(int most) {
    int from = Math.max(0, (size() - most) / 2);
    int to = Math.min(size(), from + most);
    return size() <= most
        ? this
        : Melody.of(notes.subList(from, to), java.util.Arrays.copyOfRange(onsets, from, to));
  }
}
