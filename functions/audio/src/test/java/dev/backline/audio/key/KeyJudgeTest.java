package dev.backline.audio.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyJudgeTest {
  private static final List<Integer> MAJOR = List.of(0, 4, 7);
  private static final List<Integer> MINOR = List.of(0, 3, 7);
  private static final int C_MAJOR = 0;
  private static final int A_MINOR = 12 + 9;

  private record Chord(int root, List<Integer> tones) {}

  private static final List<Chord> CADENCE_IN_C =
      List.of(new Chord(0, MAJOR), new Chord(5, MAJOR), new Chord(7, MAJOR), new Chord(0, MAJOR));

  private static final List<Chord> CADENCE_IN_A_MINOR =
      List.of(new Chord(9, MINOR), new Chord(2, MINOR), new Chord(4, MAJOR), new Chord(9, MINOR));

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 11})
  void judgesEveryTranspositionAlike(int semitones) {
    double[] scores = scores(CADENCE_IN_C, 0, 1);

    double[] moved = scores(CADENCE_IN_C, semitones, 1);

    assertThat(moved[semitones]).isCloseTo(scores[C_MAJOR], within(1e-3));
    assertThat(moved[12 + (9 + semitones) % 12]).isCloseTo(scores[A_MINOR], within(1e-3));
  }

  @Test
  void doesNotDependOnLoudness() {
    double[] scores = scores(CADENCE_IN_C, 0, 1);

    double[] quiet = scores(CADENCE_IN_C, 0, 0.01f);

    assertThat(quiet).containsExactly(scores, within(1e-3));
  }

  @Test
  void tellsMinorFromItsRelativeMajorByHowChordsFollowEachOther() {
    double[] major = scores(CADENCE_IN_C, 0, 1);
    double[] minor = scores(CADENCE_IN_A_MINOR, 0, 1);

    assertThat(best(major)).isEqualTo(C_MAJOR);
    assertThat(best(minor)).isEqualTo(A_MINOR);
  }

  @Test
  void givesChancesThatSumToOne() {
    double sum = Arrays.stream(scores(CADENCE_IN_C, 0, 1)).map(Math::exp).sum();

    assertThat(sum).isCloseTo(1, within(1e-6));
  }

  @Test
  void findsAllKeysAlikeWhereNothingSounds() {
    double[] scores = scores(CADENCE_IN_C, 0, 0);

    assertThat(Math.exp(scores[C_MAJOR])).isCloseTo(1 / 24.0, within(1e-9));
    assertThat(Math.exp(scores[A_MINOR])).isCloseTo(1 / 24.0, within(1e-9));
  }

  private static double[] scores(List<Chord> chords, int semitones, float loudness) {
    KeySteps steps = KeySteps.of(chromagram(chords, semitones, loudness), 0, 8 * 4 * chords.size());
    return KeyJudge.fitted().hear(steps).scores(0, steps.count());
  }

  /** Each chord for 8 frames, with its root in the bass and on top, four times through. */
  static Chromagram chromagram(List<Chord> chords, int semitones, float loudness) {
    var harmony = new ArrayList<float[]>();
    var bass = new ArrayList<float[]>();
    var lead = new ArrayList<float[]>();
    for (int frame = 0; frame < 8 * 4 * chords.size(); frame++) {
      Chord chord = chords.get(frame / 8 % chords.size());
      int root = (chord.root + semitones) % 12;
      float[] sounding = new float[12];
      for (int tone : chord.tones) {
        sounding[(root + tone) % 12] = loudness;
      }
      float[] low = new float[12];
      low[root] = loudness;
      harmony.add(sounding);
      bass.add(low);
      lead.add(low);
    }
    return new Chromagram(harmony, bass, lead, 0.185, 0);
  }

  private static int best(double[] scores) {
    int best = 0;
    for (int key = 1; key < scores.length; key++) {
      best = scores[key] > scores[best] ? key : best;
    }
    return best;
  }
}
