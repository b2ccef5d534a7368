package dev.backline.audio.clean.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.Signals;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToneTest {

  private static final int RATE = Signals.RATE_HZ;

  @Test
  void lowersPausesAndLeavesWords() throws IOException {
    float[] take = words(-50, -12, -12);

    float[] gated = samples(Gate.of(source(take), Levels.measure(source(take)), 1));

    assertThat(gated).hasSameSizeAs(take);
    assertThat(levelDb(gated, 1.05, 1.95)).isCloseTo(-12, within(0.1));
    assertThat(levelDb(gated, 2.6, 2.9)).isCloseTo(-90, within(1.5));
  }

  @Test
  void opensBeforeAWordBegins() throws IOException {
    float[] take = words(-60, -12, -12);

    float[] gated = samples(Gate.of(source(take), Levels.measure(source(take)), 1));

    assertThat(Arrays.equals(gated, RATE, 2 * RATE, take, RATE, 2 * RATE)).isTrue();
  }

  @Test
  void leavesASingerWhoNeverPauses() throws IOException {
    float[] take = Signals.sine(300, 0.2, 4);

    assertThat(samples(Gate.of(source(take), Levels.measure(source(take)), 1))).isEqualTo(take);
  }

  @Test
  void bringsPhrasesToTheSameLevel() throws IOException {
    float[] take = words(-60, -12, -20);

    float[] half = samples(Leveller.of(source(take), Levels.measure(source(take)), 0.5));
    float[] even = samples(Leveller.of(source(take), Levels.measure(source(take)), 1));

    assertThat(even).hasSameSizeAs(take);
    assertThat(levelDb(even, 1.5, 2) - levelDb(even, 3.5, 4)).isCloseTo(0, within(1.0));
    assertThat(levelDb(half, 1.5, 2) - levelDb(half, 3.5, 4)).isCloseTo(4, within(1.0));
  }

  @Test
  void raisesAndLowersBands() throws IOException {
    float[] tones = new float[2 * RATE];
    for (double hz : new double[] {80, 1000, 9000}) {
      float[] tone = Signals.sine(hz, 0.1, 2);
      for (int i = 0; i < tones.length; i++) {
        tones[i] += tone[i];
      }
    }
    List<Equaliser.Band> bands =
        List.of(
            new Equaliser.LowShelf(200, -6),
            new Equaliser.Bell(1000, 1, 4),
            new Equaliser.HighShelf(5000, 3));

    float[] shaped = samples(Equaliser.of(source(tones), bands, 1));

    assertThat(toneDb(shaped, 80) - toneDb(tones, 80)).isCloseTo(-6, within(0.7));
    assertThat(toneDb(shaped, 1000) - toneDb(tones, 1000)).isCloseTo(4, within(0.5));
    assertThat(toneDb(shaped, 9000) - toneDb(tones, 9000)).isCloseTo(3, within(0.5));
  }

  @Test
  void changesNothingAtStrengthZero() {
    PcmSource take = source(new float[10]);
    var levels = new Levels(-10, -12, -60);

    assertThat(Gate.of(take, levels, 0)).isSameAs(take);
    assertThat(Leveller.of(take, levels, 0)).isSameAs(take);
    assertThat(Equaliser.of(take, List.of(new Equaliser.Bell(500, 1, 3)), 0)).isSameAs(take);
  }

  /** Two words of a second each over a hiss: the hiss begins, and lies between. */
  private static float[] words(double hissDb, double firstDb, double secondDb) {
    float[] take = Signals.whiteNoise(Math.pow(10, hissDb / 20), 5 * RATE, 1);
    add(take, RATE, firstDb);
    add(take, 3 * RATE, secondDb);
    return take;
  }

  private static void add(float[] take, int at, double db) {
    float[] word = Signals.sine(300, Math.sqrt(2) * Math.pow(10, db / 20), 1);
    for (int i = 0; i < word.length; i++) {
      take[at + i] += word[i];
    }
  }

  private static double levelDb(float[] samples, double from, double to) {
    float[] part = Arrays.copyOfRange(samples, (int) (from * RATE), (int) (to * RATE));
    return 20 * Math.log10(Signals.rms(part) + 1e-9);
  }

  private static double toneDb(float[] samples, double hz) {
    double re = 0;
    double im = 0;
    for (int i = RATE / 2; i < samples.length; i++) {
      re += samples[i] * Math.cos(2 * Math.PI * hz * i / RATE);
      im += samples[i] * Math.sin(2 * Math.PI * hz * i / RATE);
    }
    return 10 * Math.log10(re * re + im * im);
  }

  private static PcmSource source(float[] samples) {
    return PcmBuffer.mono(samples).source();
  }

  private static float[] samples(PcmSource source) throws IOException {
    return PcmBuffer.of(source).samples()[0];
  }
}
