package dev.backline.audio.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyModelTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 11})
  void judgesEveryTranspositionAlike(int semitones) {
    double[] chroma = triads(0, List.of(0, 5, 7));
    double[] moved = triads(semitones, List.of(0, 5, 7));

    double[] scores = KeyModel.scores(chroma, chroma);
    double[] movedScores = KeyModel.scores(moved, moved);

    assertThat(movedScores[semitones]).isCloseTo(scores[0], within(1e-9));
    assertThat(movedScores[12 + semitones]).isCloseTo(scores[12], within(1e-9));
  }

  @Test
  void doesNotDependOnLoudness() {
    double[] quiet = triads(2, List.of(0, 5, 7));
    double[] loud = java.util.Arrays.stream(quiet).map(x -> 1000 * x).toArray();

    assertThat(KeyModel.scores(loud, loud)[2])
        .isCloseTo(KeyModel.scores(quiet, quiet)[2], within(1e-6));
  }

  @Test
  void tellsMinorFromItsRelativeMajorByTheBass() {
    double[] white = {1, 0, .7, 0, .9, .7, 0, .8, 0, 1, 0, .6};
    double[] bassOnA = {.4, 0, .2, 0, .5, .3, 0, .3, 0, 1, 0, 0};
    double[] bassOnC = {1, 0, .2, 0, .3, .5, 0, .6, 0, .3, 0, 0};

    double[] onA = KeyModel.scores(white, bassOnA);
    double[] onC = KeyModel.scores(white, bassOnC);

    int c = 0;
    int aMinor = 12 + 9;
    assertThat(onA[aMinor] - onA[c]).isGreaterThan(onC[aMinor] - onC[c]);
  }

  private static double[] triads(int tonic, List<Integer> roots) {
    var chroma = new double[12];
    for (int root : roots) {
      for (int tone : List.of(0, 4, 7)) {
        chroma[(tonic + root + tone) % 12]++;
      }
    }
    return chroma;
  }
}
