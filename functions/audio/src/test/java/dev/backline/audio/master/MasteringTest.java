package dev.backline.audio.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backline.acceptance.Proves;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.mix.Decision;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.synth.signal.Noise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasteringTest {
  private static final int RATE = 48_000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"liab, -13", "streaming, -14", "apple, -16", "club, -9"})
  void meetsTheLoudnessAndKeepsTheTruePeakOfEveryNamedTarget(String name, double lufs)
      throws IOException {
    var target = MasterTarget.named(name).orElseThrow();

    var mastered = master(target, drummed(), 12);

    var measured = LoudnessMeter.measure(WavReader.open(folder.resolve("master.wav")));
    assertThat(measured.integratedLufs().orElseThrow()).isCloseTo(lufs, within(0.05));
    assertThat(measured.truePeakDbtp()).isLessThanOrEqualTo(target.truePeakDbtp());
    assertThat(mastered.loudness().integratedLufs().orElseThrow()).isCloseTo(lufs, within(0.05));
    assertThat(measured.durationMs()).isEqualTo(12_000);
  }

  @Test
  void keepsPeaksBetweenTheSamplesBelowTheCeiling() throws IOException {
    master(
        new MasterTarget(-9, -1),
        i -> 0.9 * Math.sin(2 * Math.PI * (RATE / 4.0) * i / RATE + Math.PI / 4),
        4);

    var measured = LoudnessMeter.measure(WavReader.open(folder.resolve("master.wav")));
    assertThat(measured.truePeakDbtp()).isLessThanOrEqualTo(-1);
  }

  @Test
  void leavesSilenceSilentAndSaysSo() throws IOException {
    var mastered = master(new MasterTarget(-14, -1), _ -> 0, 2);

    assertThat(mastered.loudness().integratedLufs()).isEmpty();
    assertThat(mastered.decisions()).anyMatch(decision -> decision.why().contains("silent"));
  }

  @Test
  void keepsAProgrammeTooShortToMeasureBelowTheCeiling() throws IOException {
    var mastered = master(new MasterTarget(-14, -1), i -> 1.6 * Math.sin(i * 0.05), 0.2);

    assertThat(mastered.loudness().truePeakDbtp()).isLessThanOrEqualTo(-1);
    assertThat(mastered.loudness().durationMs()).isEqualTo(200);
  }

  @Test
  void doesNotRaiseWhisperedNoiseToFullLoudness() throws IOException {
    var noise = new Noise(3);

    var mastered = master(new MasterTarget(-14, -1), _ -> 0.0008 * noise.next(), 3);

    assertThat(mastered.loudness().integratedLufs().orElseThrow()).isLessThan(-18);
    assertThat(mastered.decisions()).anyMatch(d -> d.move().equals("master.gain-bound"));
  }

  @Test
  @Proves("MIX-06")
  void bringsAProgrammeToTheThreeNumbersOfLiab() throws IOException {
    IntToDoubleFunction tone = drummed();
    var mastered =
        master(
            MasterTarget.named("liab").orElseThrow(),
            i -> (i / (12 * RATE) % 2 == 0 ? 0.17 : 1) * tone.applyAsDouble(i),
            48);

    var measured = LoudnessMeter.measure(WavReader.open(folder.resolve("master.wav")));
    var mix = LoudnessMeter.measure(WavReader.open(folder.resolve("mix.wav")));
    assertThat(mix.rangeLu()).isGreaterThan(12);
    assertThat(measured.integratedLufs().orElseThrow()).isCloseTo(-13, within(0.05));
    assertThat(measured.truePeakDbtp()).isLessThanOrEqualTo(-1);
    assertThat(measured.rangeLu()).isBetween(4.0, 7.2);
    assertThat(mastered.decisions()).anyMatch(d -> d.move().equals("master.ride"));
  }

  @Test
  @Proves("MIX-06")
  void letsNoPeakPastTheLastLimiterWhateverCeilingIsAskedFor() throws IOException {
    var mastered = master(new MasterTarget(-6, 0), drummed(), 4);

    assertThat(mastered.loudness().truePeakDbtp()).isLessThanOrEqualTo(20 * Math.log10(0.98));
  }

  @Test
  @Proves("MIX-06")
  void bringsTheMiddleForwardAsAsked() throws IOException {
    var asked = new MasterSettings(false, 1, 1.05);
    var mix = mix((i, side) -> 0.2 * Math.sin(i * 0.05) + side * 0.1 * Math.sin(i * 0.031), 4);

    var mastered = master(mix, new MasterTarget(-20, -1), asked);

    assertThat(width(folder.resolve("master.wav")) / width(mix)).isCloseTo(1 / 1.05, within(0.001));
    assertThat(mastered.decisions())
        .extracting(Decision::move)
        .containsExactly("master.mid-level", "master.gain", "master.limiter");
  }

  @Test
  void worksOnToneAndDensityAsFarAsAsked() throws IOException {
    var tone = drummed();
    var mix = mix((i, _) -> tone.applyAsDouble(i), 4);
    var target = new MasterTarget(-20, -1);

    var whole = master(mix, target, MasterSettings.standard()).decisions();
    var half = master(mix, target, new MasterSettings(true, 0.5, 1)).decisions();
    var none = master(mix, target, new MasterSettings(false, 1, 1)).decisions();

    assertThat(value(half, "master.eq.60Hz"))
        .isCloseTo(value(whole, "master.eq.60Hz") / 2, within(0.01));
    assertThat(value(half, "master.glue")).isCloseTo(1.23, within(0.01));
    assertThat(none).noneMatch(d -> d.move().matches("master\\.(eq|glue).*"));
  }

  @Test
  void namesTheParameterItsRangeAndAValueWithin() {
    assertThatThrownBy(() -> new MasterSettings(true, 2, 1))
        .hasMessage("master_strength must be 0 to 1, was 2: use 1");
    assertThatThrownBy(() -> new MasterSettings(true, 1, 0))
        .hasMessage("mid_level must be 0.5 to 2, was 0: use 0.5");
    assertThatThrownBy(() -> new MasterTarget(-13, -1).within(0.5))
        .hasMessage("loudness_range must be 1 to 50 LU, was 0.5: use 1");
    assertThatThrownBy(() -> new MasterTarget(3, -1))
        .hasMessageContaining("lufs must be -40 to -5");
  }

  private static double value(List<Decision> decisions, String move) {
    return decisions.stream()
        .filter(decision -> decision.move().equals(move))
        .mapToDouble(Decision::value)
        .findFirst()
        .orElseThrow();
  }

  /** Level of what tells the channels apart against what they share. */
  private static double width(Path wav) throws IOException {
    double mid = 0;
    double side = 0;
    try (var reader = WavReader.open(wav)) {
      var block = new float[2][4096];
      for (int n = reader.read(block); n > 0; n = reader.read(block)) {
        for (int i = 0; i < n; i++) {
          mid += Math.pow(block[0][i] + block[1][i], 2);
          side += Math.pow(block[0][i] - block[1][i], 2);
        }
      }
    }
    return Math.sqrt(side / mid);
  }

  private static IntToDoubleFunction drummed() {
    var noise = new Noise(1);
    return i -> {
      double beat = (i % 24_000) / (double) RATE;
      double kick = Math.sin(2 * Math.PI * 55 * beat) * Math.exp(-beat * 9);
      double chord = Math.sin(i * 0.0288) + Math.sin(i * 0.0363) + Math.sin(i * 0.0432);
      return 0.5 * kick + 0.05 * chord + 0.2 * noise.next() * Math.exp(-beat * 40);
    };
  }

  private Mastering.Mastered master(MasterTarget target, IntToDoubleFunction signal, double seconds)
      throws IOException {
    var mix = mix((i, side) -> (side > 0 ? 1 : 0.9f) * (float) signal.applyAsDouble(i), seconds);
    return master(mix, target, MasterSettings.standard());
  }

  private Mastering.Mastered master(Path mix, MasterTarget target, MasterSettings settings)
      throws IOException {
    return new Mastering(target, MasterTaste.of("pop"), settings, WavEncoding.INT24)
        .master(mix, folder.resolve("master.wav"), folder.resolve("scratch.wav"));
  }

  /** A sample of the left (1) or of the right (−1). */
  private interface Signal {
    double at(int frame, int side);
  }

  private Path mix(Signal signal, double seconds) throws IOException {
    int frames = (int) Math.round(seconds * RATE);
    var block = new float[2][frames];
    for (int i = 0; i < frames; i++) {
      block[0][i] = (float) signal.at(i, 1);
      block[1][i] = (float) signal.at(i, -1);
    }
    var mix = folder.resolve("mix.wav");
    try (var file = WavWriter.create(mix, new PcmFormat(RATE, 2), WavEncoding.FLOAT32)) {
      file.write(block, frames);
    }
    return mix;
  }
}
