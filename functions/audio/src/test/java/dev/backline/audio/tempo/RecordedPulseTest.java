package dev.backline.audio.tempo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedPulseTest {
  private static final int RATE = 44_100;
  private static final double SECONDS = 24;

  @ParameterizedTest
  @ValueSource(doubles = {75, 92.5, 128, 174})
  void countsEveryStrokeOfAMetronome(double bpm) {
    float[] click = groove(60 / bpm, "", "", "x");

    Pulse pulse = heard(click);

    assertThat(pulse.bpm()).isCloseTo(bpm, within(bpm * 0.001));
  }

  @ParameterizedTest
  @ValueSource(doubles = {84, 96, 122})
  void countsABeatOfDrumsByKickAndSnare(double bpm) {
    float[] drums = groove(15 / bpm, "x.....x.x.......", "....x.......x...", "x.x.x.x.x.x.x.x.");

    Pulse pulse = heard(drums);

    assertThat(pulse.bpm()).isCloseTo(bpm, within(bpm * 0.001));
    assertThat(pulse.metre()).isEqualTo(Metre.FOUR_FOUR);
  }

  @Test
  void hearsAWaltz() {
    float[] waltz = groove(30 / 140.0, "x.....", "..x.x.", "xxxxxx");

    Pulse pulse = heard(waltz);

    assertThat(pulse.bpm()).isCloseTo(140, within(0.14));
    assertThat(pulse.metre()).isEqualTo(Metre.THREE_FOUR);
  }

  @Test
  void hearsSixEightByItsDottedQuarters() {
    float[] ballad = groove(20 / 62.0, "x.....", "...x..", "xxxxxx");

    Pulse pulse = heard(ballad);

    assertThat(pulse.bpm()).isCloseTo(62, within(0.07));
    assertThat(pulse.metre()).isEqualTo(Metre.SIX_EIGHT);
  }

  private static Pulse heard(float[] samples) {
    var envelope = new OnsetEnvelope(RATE);
    envelope.accept(samples, samples.length);
    return RecordedPulse.of(
        envelope, (at, span) -> 0, SECONDS, TempoPrior.RECORDED, OptionalDouble.empty());
  }

  /** Rows of steps, which repeat: a deep tone, a burst of noise, a short high burst of noise. */
  private static float[] groove(double stepSeconds, String kick, String snare, String hat) {
    var samples = new float[(int) (SECONDS * RATE)];
    var random = new Random(1);
    for (int step = 0; (step + 1) * stepSeconds < SECONDS; step++) {
      int from = (int) ((0.1 + step * stepSeconds) * RATE);
      if (stroke(kick, step)) {
        add(samples, from, 0.12, i -> 0.8 * Math.sin(2 * Math.PI * 60 * i / RATE));
      }
      if (stroke(snare, step)) {
        add(samples, from, 0.06, i -> 0.4 * random.nextGaussian());
      }
      if (stroke(hat, step)) {
        add(samples, from, 0.015, i -> (i % 2 == 0 ? 0.2 : -0.2) * random.nextDouble());
      }
    }
    return samples;
  }

  private static boolean stroke(String row, int step) {
    return !row.isEmpty() && row.charAt(step % row.length()) == 'x';
  }

  private static void add(
      float[] samples, int from, double decaySeconds, java.util.function.IntToDoubleFunction of) {
    for (int i = 0; i < 4 * decaySeconds * RATE && from + i < samples.length; i++) {
      samples[from + i] += (float) (of.applyAsDouble(i) * Math.exp(-i / decaySeconds / RATE));
    }
  }
}
