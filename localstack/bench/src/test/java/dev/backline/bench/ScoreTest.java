package dev.backline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.key.MusicalKey;
import dev.backline.bench.score.BeatScore;
import dev.backline.bench.score.KeyScore;
import dev.backline.bench.score.PitchScore;
import dev.backline.bench.score.SiSdr;
import dev.backline.bench.score.TempoScore;
import dev.backline.bench.set.Recording.Point;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreTest {

  @Test
  void forgivesOctavesOfATempoApart() {
    TempoScore score =
        TempoScore.of(
            List.of(
                new TempoScore.Answer(101, 100),
                new TempoScore.Answer(200, 100),
                new TempoScore.Answer(33.4, 100),
                new TempoScore.Answer(150, 100),
                new TempoScore.Answer(0, 100)));

    assertThat(score.right()).isEqualTo(0.2);
    assertThat(score.rightButOctave()).isEqualTo(0.6);
    assertThat(score.medianError()).isCloseTo(0.01, within(1e-9));
  }

  @Test
  void weighsKeysAsMirexDoes() {
    assertThat(key("A minor", "A minor")).isEqualTo(1);
    assertThat(key("E minor", "A minor")).isEqualTo(0.5);
    assertThat(key("C major", "A minor")).isEqualTo(0.3);
    assertThat(key("A major", "A minor")).isEqualTo(0.2);
    assertThat(key("F# major", "A minor")).isZero();
  }

  @Test
  void countsAMomentOnce() {
    assertThat(BeatScore.f1(List.of(1.0, 1.01, 5.0), List.of(1.0, 3.0))).isEqualTo(0.4);
    assertThat(BeatScore.f1(List.of(), List.of(1.0))).isZero();
  }

  @Test
  void movesATrackOfPitchToWhereItFits() {
    List<Point> truth = List.of(new Point(0, 0), new Point(0.1, 440), new Point(0.2, 440));
    List<Point> late = List.of(new Point(0.02, 0), new Point(0.12, 441), new Point(0.22, 880));

    PitchScore score = PitchScore.of(late, truth);

    assertThat(score.overall()).isCloseTo(2 / 3.0, within(1e-6));
    assertThat(score.voicingRecall()).isCloseTo(1, within(1e-6));
    assertThat(score.rawPitch()).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void findsTheDelayOfAResult() {
    var random = new Random(1);
    float[] voice = new float[5000];
    for (int i = 0; i < voice.length; i++) voice[i] = (float) random.nextGaussian();
    float[] late = new float[5100];
    for (int i = 0; i < voice.length; i++) late[i + 100] = 0.5f * voice[i];

    assertThat(SiSdr.delay(voice, late)).isEqualTo(100);
    assertThat(SiSdr.db(voice, late, 100)).isGreaterThan(90);
    assertThat(SiSdr.db(voice, late)).isLessThan(0);
  }

  private static double key(String told, String truth) {
    return KeyScore.of(MusicalKey.parse(told).orElseThrow(), MusicalKey.parse(truth).orElseThrow());
  }
}
