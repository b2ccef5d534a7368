package dev.backline.audio.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backline.acceptance.Proves;
import dev.backline.audio.filter.Biquad;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.mix.Decision;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.synth.effect.Effect;
import dev.backline.audio.synth.effect.Filters;
import dev.backline.audio.synth.effect.Gain;
import dev.backline.audio.synth.signal.Noise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceMasteringTest {
  private static final int RATE = 48_000;
  private static final int SECONDS = 10;

  @TempDir Path folder;
  private Path mix;

  @BeforeEach
  void aMixThatIsDullNarrowAndThin() throws IOException {
    mix =
        write(
            "mix.wav",
            0.6,
            List.of(
                new Filters(
                    List.of(
                        () -> Biquad.lowShelf(RATE, 150, -7),
                        () -> Biquad.peak(RATE, 900, 1, 6),
                        () -> Biquad.highShelf(RATE, 5_000, -8))),
                Gain.ofDb(-9)));
  }

  @Test
  @Proves("MIX-09")
  void givesAMixTheBalanceTheWidthAndTheLoudnessOfARecord() throws IOException {
    var record = write("record.wav", 1, List.of());

    var matched = master(MatchSettings.whole(), record);

    var master = LoudnessMeter.measure(WavReader.open(folder.resolve("master.wav")));
    double wanted = LoudnessMeter.measure(WavReader.open(record)).integratedLufs().orElseThrow();
    assertThat(matched.before().midDb()).isGreaterThan(3);
    assertThat(matched.before().sideDb()).isGreaterThan(3);
    assertThat(matched.after().midDb()).isLessThan(0.5);
    assertThat(matched.after().sideDb()).isLessThan(0.8);
    assertThat(master.integratedLufs().orElseThrow()).isCloseTo(wanted, within(0.05));
    assertThat(master.truePeakDbtp()).isLessThanOrEqualTo(-1);
    assertThat(master.durationMs()).isEqualTo(SECONDS * 1000);
  }

  @Test
  void saysForEachOctaveWhatItMovedAndWhy() throws IOException {
    var matched = master(MatchSettings.whole(), write("record.wav", 1, List.of()));

    assertThat(matched.decisions())
        .extracting(Decision::move)
        .contains("match.mid.63Hz", "match.mid.8000Hz", "match.side.1000Hz", "match.glue");
    assertThat(gain(matched, "match.mid.8000Hz") - gain(matched, "match.mid.1000Hz"))
        .isBetween(9.0, 15.0);
    assertThat(matched.decisions()).allMatch(decision -> !decision.why().isBlank());
  }

  @Test
  void followsTheToneAloneAndKeepsTheMixsLoudness() throws IOException {
    var tone = new MatchSettings(1, MatchSettings.Scope.TONE, OptionalDouble.empty(), -1);

    var matched = master(tone, write("record.wav", 1, List.of()));

    double before = LoudnessMeter.measure(WavReader.open(mix)).integratedLufs().orElseThrow();
    assertThat(matched.after().midDb()).isLessThan(0.5);
    assertThat(matched.loudness().integratedLufs().orElseThrow()).isCloseTo(before, within(0.05));
    assertThat(matched.decisions()).extracting(Decision::move).doesNotContain("match.glue");
  }

  @Test
  void goesHalfTheWayWhenAskedTo() throws IOException {
    var half = new MatchSettings(0.5, MatchSettings.Scope.TONE, OptionalDouble.of(-16), -2);

    var matched = master(half, write("record.wav", 1, List.of()));

    assertThat(matched.after().midDb())
        .isBetween(matched.before().midDb() * 0.35, matched.before().midDb() * 0.65);
    assertThat(matched.loudness().integratedLufs().orElseThrow()).isCloseTo(-16, within(0.05));
  }

  @Test
  void neverMovesAFrequencyByMoreThanTwelveDecibels() throws IOException {
    var filters = new Filters(List.of(() -> Biquad.highShelf(RATE, 3_000, -40)));

    var matched = master(MatchSettings.whole(), write("dull.wav", 1, List.of(filters)));

    assertThat(matched.decisions())
        .filteredOn(decision -> decision.move().startsWith("match.mid"))
        .allMatch(decision -> Math.abs(decision.value()) <= 12);
  }

  @Test
  void refusesAReferenceWithoutSound() throws IOException {
    var silence = write("silence.wav", 1, List.of(new Gain(0)));

    assertThatThrownBy(() -> master(MatchSettings.whole(), silence))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("reference is silent");
    assertThatThrownBy(
            () -> new MatchSettings(1.5, MatchSettings.Scope.TONE, OptionalDouble.empty(), -1))
        .hasMessageContaining("matchStrength must be 0 to 1");
  }

  @Test
  void mastersASilentMixToSilence() throws IOException {
    mix = write("silence.wav", 1, List.of(new Gain(0)));

    var matched = master(MatchSettings.whole(), write("record.wav", 1, List.of()));

    assertThat(matched.loudness().integratedLufs()).isEmpty();
  }

  private static double gain(ReferenceMastering.Matched matched, String move) {
    return matched.decisions().stream()
        .filter(decision -> decision.move().equals(move))
        .mapToDouble(Decision::value)
        .findFirst()
        .orElse(0);
  }

  private ReferenceMastering.Matched master(MatchSettings settings, Path reference)
      throws IOException {
    return new ReferenceMastering(settings, WavEncoding.INT24)
        .master(mix, reference, folder.resolve("master.wav"), folder.resolve("scratch.wav"));
  }

  private Path write(String name, double width, List<Effect> effects) throws IOException {
    var middle = new Noise(1);
    var difference = new Noise(2);
    int frames = SECONDS * RATE;
    var block = new float[2][frames];
    double mid = 0;
    double side = 0;
    for (int i = 0; i < frames; i++) {
      double beat = (i % 24_000) / (double) RATE;
      mid += 0.1 * (middle.next() - mid);
      side += 0.2 * (difference.next() - side);
      double kick = 0.3 * Math.sin(2 * Math.PI * 55 * beat) * Math.exp(-beat * 9);
      double swell = 0.7 + 0.3 * Math.sin(i * 0.0001);
      block[0][i] = (float) (0.3 * swell * (mid + 0.6 * width * side) + kick);
      block[1][i] = (float) (0.3 * swell * (mid - 0.6 * width * side) + kick);
    }
    for (var effect : effects) effect.process(block[0], block[1], frames);
    var path = folder.resolve(name);
    try (var file = WavWriter.create(path, new PcmFormat(RATE, 2), WavEncoding.FLOAT32)) {
      file.write(block, frames);
    }
    return path;
  }
}
