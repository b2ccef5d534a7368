package dev.backline.audio.tempo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SungPulseTest {
  private static final int MELODIES = 12;

  @Test
  void readsMostSongsInSixEight() {
    List<Pulse> pulses = improvised(66, Metre.SIX_EIGHT);

    assertThat(pulses)
        .filteredOn(pulse -> pulse.metre() == Metre.SIX_EIGHT && Math.abs(pulse.bpm() - 66) < 0.3)
        .hasSizeGreaterThan(8);
  }

  @Test
  void readsMostWaltzes() {
    List<Pulse> pulses = improvised(100, Metre.THREE_FOUR);

    assertThat(pulses).filteredOn(pulse -> pulse.metre() == Metre.THREE_FOUR).hasSizeGreaterThan(8);
  }

  @Test
  void findsTheBarLinesOfASong() {
    var melody = new ImprovisedMelody(84, Metre.FOUR_FOUR, 24, -1, 5);

    Pulse pulse = pulse(melody);

    assertThat(pulse.bpm()).isCloseTo(84, within(0.3));
    assertThat(melody.barLines())
        .allSatisfy(
            line ->
                assertThat(pulse.downbeats())
                    .anySatisfy(heard -> assertThat(heard).isCloseTo(line, within(0.07))));
  }

  @Test
  void tellsWhatElseTheTempoCouldBeWithChances() {
    Pulse pulse = pulse(new ImprovisedMelody(84, Metre.FOUR_FOUR, 24, -1, 5));

    List<TempoCandidate> candidates = pulse.candidates();

    assertThat(candidates.stream().mapToDouble(TempoCandidate::score).sum())
        .isCloseTo(1, within(1e-9));
    for (double ratio : new double[] {0.5, 1, 1.5, 2}) {
      assertThat(candidates).anyMatch(c -> Math.abs(c.bpm() / pulse.bpm() / ratio - 1) < 0.01);
    }
  }

  private static List<Pulse> improvised(double bpm, Metre metre) {
    return IntStream.range(0, MELODIES)
        .mapToObj(seed -> pulse(new ImprovisedMelody(bpm, metre, 32, -1, seed)))
        .toList();
  }

  private static Pulse pulse(ImprovisedMelody melody) {
    return SungPulse.of(melody.sing(), melody.seconds(), TempoPrior.SUNG, OptionalDouble.empty());
  }
}
