package dev.backline.audio.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.acceptance.Proves;
import dev.backline.audio.Signals;
import dev.backline.audio.SungMelody;
import dev.backline.audio.key.MusicalKey;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackAnalyzerTest {

  @ParameterizedTest
  @CsvSource({"72, 57, major, A", "84, 60, major, C", "96, 62, minor, D", "104, 56, minor, Ab"})
  void hearsTempoAndKeyOfASingerAlone(double bpm, int tonic, String mode, String name)
      throws IOException {
    List<Integer> scale = mode.equals("major") ? SungMelody.MAJOR : SungMelody.MINOR;

    TrackAnalysis track = analyze(SungMelody.song(bpm, tonic, scale).sing());

    assertThat(track.voiceOnly()).isTrue();
    assertThat(track.tempo().bpm()).isCloseTo(bpm, within(0.005 * bpm));
    assertThat(track.tempo().steady()).isTrue();
    assertThat(track.key().tonic()).isEqualTo(name);
    assertThat(track.key().mode()).isEqualTo(mode);
    assertThat(track.beatsPerBar()).isEqualTo(4);
    assertThat(track.notes()).hasSizeBetween(55, 64);
    assertThat(track.pitchConfidence()).isGreaterThan(0.9);
  }

  @Test
  void putsTheFirstDownbeatWhereTheFirstBarBegins() throws IOException {
    TrackAnalysis track = analyze(SungMelody.song(90, 60, SungMelody.MAJOR).sing());

    assertThat(track.firstDownbeatMs()).isCloseTo(1000, within(70L));
    assertThat(track.downbeatsMs()).contains(track.firstDownbeatMs());
    assertThat(track.beatsMs()).containsAll(track.downbeatsMs());
  }

  @Test
  void followsASingerWhoGetsFaster() throws IOException {
    TrackAnalysis track = analyze(SungMelody.song(88, 60, SungMelody.MAJOR).drifting(0.16).sing());

    double first = 60_000.0 * 8 / (track.beatsMs().get(9) - track.beatsMs().get(1));
    double end = 60_000.0 * 8 / (track.beatsMs().get(63) - track.beatsMs().get(55));
    assertThat(track.tempo().steady()).isFalse();
    assertThat(end / first).isBetween(1.08, 1.18);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-31.8, -15, 20, 40})
  void measuresTheTuning(double cents) throws IOException {
    TrackAnalysis track = analyze(SungMelody.song(90, 62, SungMelody.MAJOR).tuned(cents).sing());

    assertThat(track.key().tuningCents()).isCloseTo(cents, within(4.0));
    assertThat(track.key().tonic()).isEqualTo("D");
  }

  @Test
  void takesTheUsersTempoAndKeyAndStillFindsTheBeats() throws IOException {
    var hints = new Hints(OptionalDouble.of(180), MusicalKey.parse("A minor"), Optional.empty());

    TrackAnalysis track =
        TrackAnalyzer.analyze(SungMelody.song(90, 60, SungMelody.MAJOR).sing().source(), hints);

    assertThat(track.tempo().bpm()).isCloseTo(180, within(1.0));
    assertThat(track.beatsMs()).anyMatch(ms -> Math.abs(ms - 1000) < 60);
    assertThat(track.key().tonic() + " " + track.key().mode()).isEqualTo("A minor");
  }

  @Test
  @Proves("ANA-04")
  void hearsTempoAndKeyOfMusicWithDrums() throws IOException {
    TrackAnalysis track = analyze(band(112, 24));

    assertThat(track.voiceOnly()).isFalse();
    assertThat(track.tempo().bpm()).isCloseTo(112, within(0.2));
    assertThat(track.key().tonic()).isEqualTo("C");
    assertThat(track.key().mode()).isEqualTo("major");
    assertThat(track.firstDownbeatMs()).isLessThan(60);
    assertThat(track.beatsPerBar()).isEqualTo(4);
  }

  @Test
  void knowsNothingOfSilence() throws IOException {
    TrackAnalysis track = analyze(PcmBuffer.mono(new float[5 * 48_000]));

    assertThat(track.tempo().bpm()).isZero();
    assertThat(track.beatsMs()).isEmpty();
    assertThat(track.notes()).isEmpty();
    assertThat(track.phrases()).isEmpty();
    assertThat(track.pitchConfidence()).isZero();
    assertThat(track.key().confidence()).isZero();
    assertThat(track.loudness().integratedLufs()).isEmpty();
  }

  @Test
  void isSureOfNothingAfterASingleClick() throws IOException {
    var click = new float[6 * 48_000];
    for (int i = 0; i < 48; i++) click[3 * 48_000 + i] = i % 24 < 12 ? 0.7f : -0.7f;

    TrackAnalysis track = analyze(PcmBuffer.mono(click));

    assertThat(track.key().confidence()).isLessThan(0.1);
    assertThat(track.tempo().bpm()).isZero();
    assertThat(track.tempo().confidence()).isZero();
    assertThat(track.beatsMs()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 480, 48_000})
  void takesAnyLength(int samples) throws IOException {
    float[] tone = Signals.sine(220, 0.3, samples / 48_000.0);

    TrackAnalysis track = analyze(PcmBuffer.mono(tone));

    assertThat(track.durationMs()).isEqualTo(Math.round(samples / 48.0));
    assertThat(track.tempo().bpm()).isZero();
  }

  @Test
  void hearsADroneAsOneNoteWithoutAPulse() throws IOException {
    TrackAnalysis track = analyze(PcmBuffer.mono(Signals.sine(220, 0.3, 12)));

    assertThat(track.notes())
        .singleElement()
        .satisfies(note -> assertThat(note.midi()).isEqualTo(57));
    assertThat(track.tempo().bpm()).isZero();
    assertThat(track.phrases()).hasSizeBetween(1, 2);
  }

  @Test
  void hearsWhatTwoChannelsInOppositePhaseWouldCancel() throws IOException {
    float[] left = SungMelody.song(90, 60, SungMelody.MAJOR).sing().samples()[0];
    float[] right = new float[left.length];
    for (int i = 0; i < left.length; i++) {
      right[i] = -left[i];
    }

    TrackAnalysis track =
        analyze(new PcmBuffer(new PcmFormat(48_000, 2), new float[][] {left, right}));

    assertThat(track.tempo().bpm()).isCloseTo(90, within(0.5));
  }

  @Test
  void hearsASingerInANoisyRoom() throws IOException {
    float[] take = SungMelody.song(90, 60, SungMelody.MAJOR).sing().samples()[0];
    float[] noise = Signals.whiteNoise(0.012, take.length, 3);
    for (int i = 0; i < take.length; i++) {
      take[i] += noise[i];
    }

    TrackAnalysis track = analyze(PcmBuffer.mono(take));

    assertThat(track.voiceOnly()).isTrue();
    assertThat(track.tempo().bpm()).isCloseTo(90, within(0.5));
    assertThat(track.key().tonic()).isEqualTo("C");
  }

  @Test
  void givesTheSameAnswerTwice() throws IOException {
    PcmBuffer take = SungMelody.song(76, 58, SungMelody.MINOR).sing();

    assertThat(analyze(take)).isEqualTo(analyze(take));
  }

  private static TrackAnalysis analyze(PcmBuffer take) throws IOException {
    return TrackAnalyzer.analyze(take.source(), Hints.NONE);
  }

  /** C G Am F with a kick on one and three, a snare on two and four and eighths on a hi-hat. */
  private static PcmBuffer band(double bpm, int bars) {
    int[][] chords = {{48, 60, 64, 67}, {43, 59, 62, 67}, {45, 57, 60, 64}, {41, 57, 60, 65}};
    double beat = 60 / bpm;
    var samples = new float[(int) (bars * 4 * beat * 48_000)];
    float[] noise = Signals.whiteNoise(1, 48_000, 5);
    for (int b = 0; b < bars * 4; b++) {
      for (int midi : chords[b / 4 % 4]) {
        add(
            samples,
            b * beat,
            Signals.sine(440 * Math.pow(2, (midi - 69) / 12.0), 0.08, beat),
            b % 4 == 0 ? 0.9 : 0.5);
      }
      add(
          samples,
          b * beat,
          Signals.sine(b % 2 == 0 ? 55 : 190, 0.5, 0.12),
          b % 4 == 0 ? 0.08 : 0.05);
      add(samples, b * beat, noise, b % 2 == 0 ? 0.002 : 0.02);
      add(samples, (b + 0.5) * beat, noise, 0.004);
    }
    return PcmBuffer.mono(samples);
  }

  private static void add(float[] samples, double seconds, float[] sound, double decaySeconds) {
    int from = (int) (seconds * 48_000);
    for (int i = 0; i < sound.length && from + i < samples.length; i++) {
      samples[from + i] +=
          (float)
              (sound[i]
                  * Math.exp(-i / 48_000.0 / decaySeconds)
                  * (sound.length == 48_000 ? 0.3 : 1));
    }
  }
}
