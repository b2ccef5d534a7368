package dev.backline.audio.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.synth.signal.Noise;
import java.io.IOException;
import java.nio.file.Path;
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
    int frames = (int) Math.round(seconds * RATE);
    var block = new float[2][frames];
    for (int i = 0; i < frames; i++) {
      block[0][i] = (float) signal.applyAsDouble(i);
      block[1][i] = 0.9f * block[0][i];
    }
    var mix = folder.resolve("mix.wav");
    try (var file = WavWriter.create(mix, new PcmFormat(RATE, 2), WavEncoding.FLOAT32)) {
      file.write(block, frames);
    }
    return new Mastering(target, MasterTaste.of("pop"))
        .master(mix, folder.resolve("master.wav"), folder.resolve("scratch.wav"));
  }
}
