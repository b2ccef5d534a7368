package dev.backline.audio.fingerprint.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.Signals;
import dev.backline.audio.fingerprint.Recordings;
import dev.backline.audio.pcm.PcmBuffer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LandmarkIndexTest {

  private static final LandmarkIndex INDEX = new LandmarkIndex();

  @BeforeAll
  static void indexSixSongs() throws IOException {
    for (int seed = 1; seed <= 6; seed++) {
      INDEX.add("song " + seed, of(Recordings.song(seed)));
    }
  }

  @Test
  void findsAnExcerptWhereItWasTaken() throws IOException {
    float[] excerpt = Recordings.cut(Recordings.song(2), 9.2, 6);

    LandmarkMatch match = INDEX.matches(of(excerpt)).getFirst();

    assertThat(match.trackId()).isEqualTo("song 2");
    assertThat(match.queryStartMs()).isLessThan(300);
    assertThat(match.trackStartMs() - match.queryStartMs()).isCloseTo(9_200, within(25L));
    assertThat(match.queryDurationMs()).isGreaterThan(5_000);
    assertThat(match.speed()).isCloseTo(1, within(0.001));
    assertThat(match.confidence()).isGreaterThan(0.9);
  }

  @Test
  void findsABeatUnderAVocalOfSixDecibelsMore() throws IOException {
    for (int seed = 1; seed <= 6; seed++) {
      float[] beat = Recordings.cut(Recordings.song(seed), 5, 8);

      List<LandmarkMatch> matches = INDEX.matches(of(Recordings.mixed(beat, vocal(), 6)));

      assertThat(matches).extracting(LandmarkMatch::trackId).containsExactly("song " + seed);
    }
  }

  @Test
  void findsItUnderNoiseOfFiveDecibelsBelow() throws IOException {
    float[] excerpt = Recordings.cut(Recordings.song(5), 3, 8);
    float[] noise = Signals.whiteNoise(1, excerpt.length, 8);

    List<LandmarkMatch> matches = INDEX.matches(of(Recordings.mixed(excerpt, noise, -5)));

    assertThat(matches).extracting(LandmarkMatch::trackId).containsExactly("song 5");
  }

  @Test
  void tellsByHowMuchARecordingRunsFaster() throws IOException {
    for (double speed : new double[] {0.95, 0.983, 1.037, 1.05}) {
      float[] excerpt = Recordings.cut(Recordings.song(3), 8, 8);

      LandmarkMatch match =
          INDEX.matchesAtAnySpeed(of(Recordings.faster(excerpt, speed))).getFirst();

      assertThat(match.trackId()).isEqualTo("song 3");
      assertThat(match.speed()).isCloseTo(speed, within(0.003));
      assertThat(match.pitch()).isCloseTo(speed, within(0.008));
      assertThat(match.trackStartMs()).isCloseTo(8_000, within(500L));
    }
  }

  @Test
  void tellsWhichPartOfALongerQueryIsATrack() throws IOException {
    float[] query =
        Recordings.joined(Recordings.song(17), Recordings.cut(Recordings.song(4), 6, 10));

    List<LandmarkMatch> matches = INDEX.matches(of(query));

    assertThat(matches).extracting(LandmarkMatch::trackId).containsExactly("song 4");
    assertThat(matches.getFirst().queryStartMs()).isCloseTo(20_000, within(700L));
    assertThat(matches.getFirst().trackStartMs()).isCloseTo(6_000, within(700L));
    assertThat(matches.getFirst().queryDurationMs()).isCloseTo(10_000, within(1_400L));
  }

  @Test
  void findsNothingInWhatItDoesNotKnow() throws IOException {
    assertThat(INDEX.matchesAtAnySpeed(of(Recordings.song(18)))).isEmpty();
    assertThat(INDEX.matchesAtAnySpeed(of(vocal()))).isEmpty();
    assertThat(INDEX.matches(of(Signals.whiteNoise(0.3, 480_000, 2)))).isEmpty();
    assertThat(INDEX.matches(of(new float[48_000]))).isEmpty();
    assertThat(INDEX.matches(of(new float[0]))).isEmpty();
  }

  @Test
  void aHeldToneDoesNotFillTheIndex() throws IOException {
    var index = new LandmarkIndex();
    float[] tone = Recordings.mixed(Signals.sine(220, 0.3, 60), Signals.sine(330, 0.3, 60), 0);

    index.add("drone", of(tone));

    assertThat(index.size()).isLessThan(5_000);
    assertThat(index.matches(of(tone))).hasSize(1);
  }

  @Test
  void knowsATrackUnderOneIdOnly() throws IOException {
    LandmarkFingerprint silence = of(new float[48_000]);

    assertThatIllegalArgumentException().isThrownBy(() -> INDEX.add("song 1", silence));
  }

  /** Eight seconds of held and gliding notes with ten harmonics and vibrato. */
  private static float[] vocal() {
    float[] vocal = new float[8 * 48_000];
    double phase = 0;
    for (int i = 0; i < vocal.length; i++) {
      double t = i / 48_000.0;
      double midi =
          60 + 3 * Math.round(2 * Math.sin(2 * t)) + 0.4 * Math.sin(2 * Math.PI * 5.5 * t);
      phase += 440 * Math.pow(2, (midi - 69) / 12) / 48_000;
      for (int harmonic = 1; harmonic <= 10; harmonic++) {
        vocal[i] += (float) (0.2 / harmonic * Math.sin(2 * Math.PI * harmonic * phase));
      }
    }
    return vocal;
  }

  private static LandmarkFingerprint of(float[] samples) throws IOException {
    return LandmarkFingerprintMeter.of(PcmBuffer.mono(samples).source());
  }
}
