package dev.backline.audio.tempo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TempoChangeTest {
  private static final int RATE = 44_100;
  private static final double SECONDS = 48;
  private static final double TOLERANCE_SECONDS = 0.07;

  @Test
  void followsATempoThatLeapsHalfWay() {
    Take take = play(second -> second < SECONDS / 2 ? 100 : 126, 0);

    Pulse pulse = take.heard();

    assertThat(pulse.steady()).isFalse();
    assertThat(take.fMeasure(pulse)).isGreaterThan(0.9);
  }

  @Test
  void followsATempoThatRises() {
    Take take = play(second -> 90 + 30 * second / SECONDS, 0);

    Pulse pulse = take.heard();

    assertThat(pulse.steady()).isFalse();
    assertThat(take.fMeasure(pulse)).isGreaterThan(0.9);
  }

  @Test
  void followsRubato() {
    Take take = play(second -> 96 * (1 + 0.07 * Math.sin(2 * Math.PI * second / 16)), 0.008);

    Pulse pulse = take.heard();

    assertThat(pulse.steady()).isFalse();
    assertThat(take.fMeasure(pulse)).isGreaterThan(0.9);
  }

  @Test
  void callsAHumanDrummerSteady() {
    Take take = play(second -> 112, 0.008);

    Pulse pulse = take.heard();

    assertThat(pulse.steady()).isTrue();
    assertThat(pulse.bpm()).isCloseTo(112, within(0.05));
    assertThat(take.fMeasure(pulse)).isGreaterThan(0.98);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.75, 1.5})
  void isNotSureOfTheTempoOfADroneThatBeats(double beatsPerSecond) {
    var drone = new float[(int) (SECONDS * RATE)];
    for (int i = 0; i < drone.length; i++) {
      double second = i / (double) RATE;
      drone[i] =
          (float)
              (0.3 * Math.sin(2 * Math.PI * 220 * second)
                  + 0.3 * Math.sin(2 * Math.PI * (220 + beatsPerSecond) * second));
    }

    Pulse pulse = new Take(drone, List.of()).heard();

    assertThat(pulse.confidence()).isLessThan(0.3);
  }

  private static final class Take {
    private final float[] samples;
    private final List<Double> beats;

    Take(float[] samples, List<Double> beats) {
      this.samples = samples;
      this.beats = beats;
    }

    Pulse heard() {
      var envelope = new OnsetEnvelope(RATE);
      envelope.accept(samples, samples.length);
      return RecordedPulse.of(
          envelope, (at, span) -> 0, SECONDS, TempoPrior.RECORDED, OptionalDouble.empty());
    }

    double fMeasure(Pulse pulse) {
      long hits =
          beats.stream()
              .filter(
                  beat ->
                      pulse.beats().stream()
                          .anyMatch(heard -> Math.abs(heard - beat) <= TOLERANCE_SECONDS))
              .count();
      return 2.0 * hits / (beats.size() + pulse.beats().size());
    }
  }

  /** Kick, snare, kick, snare, with hats between, whose tempo is {@code bpm} at each second. */
  private static Take play(DoubleUnaryOperator bpm, double scatterSeconds) {
    var samples = new float[(int) (SECONDS * RATE)];
    var beats = new ArrayList<Double>();
    var random = new Random(1);
    double second = 0.2;
    for (int step = 0; second < SECONDS - 0.2; step++) {
      int from = (int) ((second + scatterSeconds * random.nextGaussian()) * RATE);
      if (step % 2 == 0) {
        beats.add(second);
        boolean kick = step % 4 == 0;
        for (int i = 0; i < 0.25 * RATE && from + i < samples.length; i++) {
          double sound = kick ? Math.sin(2 * Math.PI * 60 * i / RATE) : 0.5 * random.nextGaussian();
          samples[from + i] += (float) (0.8 * sound * Math.exp(-i / 0.06 / RATE));
        }
      }
      for (int i = 0; i < 0.05 * RATE && from + i < samples.length; i++) {
        double sound = (i % 2 == 0 ? 0.2 : -0.2) * random.nextDouble();
        samples[from + i] += (float) (sound * Math.exp(-i / 0.015 / RATE));
      }
      second += 30 / bpm.applyAsDouble(second);
    }
    return new Take(samples, beats);
  }
}
