package dev.backline.audio.synth.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.soundfont.Fonts;
import dev.backline.audio.soundfont.Generator;
import dev.backline.audio.soundfont.Preset;
import dev.backline.audio.synth.Note;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampledTest {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final Map<Generator, Integer> LOOPED = Map.of(Generator.SAMPLE_MODES, 1);

  @ParameterizedTest
  @CsvSource({"71, 0, 500", "83, 0, 1000", "59, 0, 250", "71, 50, 514.65", "76, 0, 667.42"})
  void soundsAtThePitchOfTheKeyForLongerThanTheRecording(int key, double cents, double hz) {
    var played = play(preset(LOOPED), new Note(0, RATE, key, cents, 1), RATE);

    double pure = level(played, hz, RATE / 2, RATE / 2);

    assertThat(pure).isCloseTo(0.5, within(0.01));
    assertThat(residualDb(played, hz)).isLessThan(-60);
  }

  @Test
  void foldsNothingBackWhenItIsSpedUp() {
    var played = play(preset(LOOPED), new Note(0, RATE, 71 + 48, 0, 1), RATE);

    assertThat(residualDb(played, 8000)).isLessThan(-50);
  }

  @Test
  void isAsLoudAsTheVelocitySays() {
    var loud = play(preset(LOOPED), new Note(0, RATE, 71, 0, 0.8), RATE);
    var soft = play(preset(LOOPED), new Note(0, RATE, 71, 0, 0.4), RATE);

    double ratio = level(soft, 500, 0, RATE / 2) / level(loud, 500, 0, RATE / 2);

    assertThat(ratio).isCloseTo(0.5, within(0.01));
  }

  @Test
  void endsWithTheRecordingWhereItHasNoLoop() {
    var voice = new Sampled(preset(Map.of()), 0).play(new Note(0, RATE, 71, 0, 1));
    var out = new float[2][RATE];

    boolean more = voice.render(out[0], out[1], 0, RATE / 2);

    assertThat(more).isFalse();
    assertThat(out[0][RATE / 4 - 20]).isNotZero();
    assertThat(out[0][RATE / 4 + 40]).isZero();
  }

  @Test
  void playsWhatFollowsTheLoopWhenTheKeyIsLetGo() {
    var endless = Map.of(Generator.SAMPLE_MODES, 3, Generator.VOL_ENV_RELEASE, 4000);
    var voice = new Sampled(preset(endless), 0).play(new Note(0, RATE / 2, 71, 0, 1));
    var out = new float[2][RATE];

    int from = 0;
    while (from < RATE && voice.render(out[0], out[1], from, from + 1000)) from += 1000;

    assertThat(from).isBetween(RATE / 2, RATE / 2 + RATE / 10);
  }

  @Test
  void risesFallsAndDiesAwayAsItsEnvelopeSays() {
    var said =
        Map.of(
            Generator.SAMPLE_MODES, 1,
            Generator.VOL_ENV_ATTACK, -2400,
            Generator.VOL_ENV_DECAY, 0,
            Generator.VOL_ENV_SUSTAIN, 200,
            Generator.VOL_ENV_RELEASE, 0);

    var played = play(preset(said), new Note(0, RATE, 71, 0, 1), 2 * RATE);

    assertThat(level(played, 500, RATE / 8 - 480, 960)).isCloseTo(0.25, within(0.01));
    assertThat(level(played, 500, RATE / 4 + RATE / 10 - 480, 960))
        .isCloseTo(0.5 * Math.pow(10, -0.5), within(0.01));
    assertThat(level(played, 500, RATE * 3 / 4, 4800)).isCloseTo(0.05, within(0.001));
    assertThat(level(played, 500, RATE + RATE / 5 - 480, 960)).isCloseTo(0.005, within(0.0005));
  }

  @Test
  void closesItsFilterAndTurnsToItsSide() {
    var said =
        Map.of(Generator.SAMPLE_MODES, 1, Generator.FILTER_CUTOFF, 5900, Generator.PAN, -500);
    var out = new float[2][RATE];

    new Sampled(preset(said), 0).play(new Note(0, RATE, 71, 0, 1)).render(out[0], out[1], 0, RATE);

    // 5900 cents are 247 Hz; an octave above it a filter of second order takes some 12 dB.
    assertThat(20 * Math.log10(level(out[0], 500, RATE / 2, 4800) / (0.5 * Math.sqrt(2))))
        .isCloseTo(-12.5, within(1.0));
    assertThat(level(out[1], 500, RATE / 2, 4800)).isLessThan(1e-6);
  }

  @Test
  void givesTheSameSamplesInBlocksOfAnySize() {
    var whole = play(preset(LOOPED), new Note(0, RATE / 3, 77, 13, 0.7), RATE);
    var voice = new Sampled(preset(LOOPED), 0).play(new Note(0, RATE / 3, 77, 13, 0.7));
    var pieces = new float[2][RATE];

    for (int i = 0; i < RATE; i += 480) voice.render(pieces[0], pieces[1], i, i + 480);

    assertThat(pieces[0]).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "3, 0", "1, 40"})
  void soundsTheSameWhateverItPlayedBefore(int looping, int vibratoCents) {
    var said =
        Map.of(
            Generator.SAMPLE_MODES, looping,
            Generator.VIB_LFO_TO_PITCH, vibratoCents,
            Generator.VIB_LFO_DELAY, -2400);
    var longNote = new Note(0, 3 * RATE, 74, 0, 1);
    var shortNote = new Note(0, RATE / 3, 74, 0, 1);
    var instrument = new Sampled(preset(said), 0);

    var first = play(instrument, shortNote, RATE);
    var second = play(instrument, longNote, 4 * RATE);
    var third = play(instrument, shortNote, RATE);

    assertThat(first).isEqualTo(play(preset(said), shortNote, RATE));
    assertThat(second).isEqualTo(play(preset(said), longNote, 4 * RATE));
    assertThat(third).isEqualTo(first);
  }

  @Test
  void soundsTheSameBesideANoteOfTheSameKey() {
    var note = new Note(0, RATE / 2, 74, 0, 1);
    var instrument = new Sampled(preset(LOOPED), 0);
    var one = instrument.play(note);
    var other = instrument.play(note);
    var ofOne = new float[2][RATE];
    var ofOther = new float[2][RATE];

    for (int i = 0; i < RATE; i += 480) {
      one.render(ofOne[0], ofOne[1], i, i + 480);
      if (i >= 4800) other.render(ofOther[0], ofOther[1], i - 4800, i - 4320);
    }

    var alone = play(preset(LOOPED), note, RATE);
    assertThat(ofOne[0]).isEqualTo(alone);
    assertThat(Arrays.copyOf(ofOther[0], RATE - 4800)).isEqualTo(Arrays.copyOf(alone, RATE - 4800));
  }

  private static Preset preset(Map<Generator, Integer> said) {
    return Fonts.preset(Fonts.sine(71), said);
  }

  private static float[] play(Preset preset, Note note, int frames) {
    return play(new Sampled(preset, 0), note, frames);
  }

  private static float[] play(Sampled instrument, Note note, int frames) {
    var out = new float[2][frames];
    instrument.play(note).render(out[0], out[1], 0, frames);
    return out[0];
  }

  /** Amplitude of a sine of {@code hz}. */
  private static double level(float[] samples, double hz, int from, int frames) {
    double sine = 0;
    double cosine = 0;
    double weights = 0;
    for (int i = 0; i < frames; i++) {
      double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / frames);
      double turn = 2 * Math.PI * hz * i / RATE;
      sine += weight * samples[from + i] * Math.sin(turn);
      cosine += weight * samples[from + i] * Math.cos(turn);
      weights += weight;
    }
    return 2 * Math.hypot(sine, cosine) / weights;
  }

  /** What is left of the second half without its sine of {@code hz}, against it. */
  private static double residualDb(float[] samples, double hz) {
    int from = samples.length / 2;
    double power = 0;
    double weights = 0;
    for (int i = 0; i < from; i++) {
      double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / from);
      power += weight * samples[from + i] * samples[from + i];
      weights += weight;
    }
    double sine = level(samples, hz, from, from);
    double rest = Math.max(1e-12, power / weights - sine * sine / 2);
    return 10 * Math.log10(rest / (sine * sine / 2));
  }
}
