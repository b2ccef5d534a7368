package dev.backline.audio.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.acceptance.Proves;
import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.mix.Decision;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.synth.signal.Noise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes to the desk, it leaves at its loudness and below its ceiling. */
class VariedProgrammesTest {
  private static final int RATE = 48_000;

  private record Programme(
      String name, int seconds, int channels, double right, IntToDoubleFunction signal) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Programme> programmes() {
    return Stream.of(
        new Programme("one second", 1, 2, 1, i -> drums(i, 10)),
        new Programme("bare break", 5, 2, 1, i -> 2 * drums(i, 40)),
        new Programme(
            "sparse",
            8,
            2,
            0.8,
            i -> 0.6 * Math.sin(i % 86_400 * 0.02) * Math.exp(-(i % 86_400) / 3e3)),
        new Programme("drone", 4, 2, 1, i -> 0.2 * Math.sin(i * 0.0144)),
        new Programme("out of phase", 5, 2, -1, i -> drums(i, 12)),
        new Programme("mono", 5, 1, 1, i -> drums(i, 12)),
        new Programme("with dc", 5, 2, 1, i -> 0.3 + 0.5 * drums(i, 12)),
        new Programme("clipped", 5, 2, 1, i -> Math.clamp(5 * drums(i, 8), -1, 1)),
        new Programme("quiet", 5, 2, 1, i -> 0.02 * drums(i, 8)));
  }

  private static double drums(int i, double decay) {
    double beat = (i % 20_000) / (double) RATE;
    double kick = Math.sin(2 * Math.PI * 55 * beat) * Math.exp(-beat * decay);
    double chord = Math.sin(i * 0.0288) + Math.sin(i * 0.0363) + Math.sin(i * 0.0432);
    double hiss = Math.sin(i * 12.9898) * 43758.5453;
    return 0.5 * kick + 0.05 * chord + 0.4 * (hiss - Math.rint(hiss)) * Math.exp(-beat * 4 * decay);
  }

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("programmes")
  @Proves("MIX-09")
  void leavesAtItsLoudnessBelowItsCeiling(Programme programme) throws IOException {
    var mix = write(programme.seconds, programme.channels, programme.right, programme.signal);

    var measured = master(mix, new MasterTarget(-14, -1), WavEncoding.INT24);

    assertThat(measured.integratedLufs().orElseThrow()).isCloseTo(-14, within(0.05));
    assertThat(measured.truePeakDbtp()).isLessThanOrEqualTo(-1);
  }

  @ParameterizedTest
  @MethodSource("programmes")
  void meetsAnyLoudnessAndCeilingAtSixteenBits(Programme programme) throws IOException {
    var mix = write(programme.seconds, programme.channels, programme.right, programme.signal);

    var measured = master(mix, new MasterTarget(-29.5, -8.5), WavEncoding.INT16);

    assertThat(measured.integratedLufs().orElseThrow()).isCloseTo(-29.5, within(0.05));
    assertThat(measured.truePeakDbtp()).isLessThanOrEqualTo(-8.5);
  }

  @Test
  void saysThatSingleClicksCannotBeAnyLouder() throws IOException {
    var mix = write(4, 2, 1, i -> i % 12_000 == 0 ? 0.9 : 0);
    var target = new MasterTarget(-9, -1);

    var mastered =
        new Mastering(target, MasterTaste.of("pop"))
            .master(mix, folder.resolve("master.wav"), folder.resolve("scratch.wav"));

    assertThat(mastered.decisions()).extracting(Decision::move).contains("master.short");
    assertThat(mastered.loudness().truePeakDbtp()).isLessThanOrEqualTo(-1);
  }

  @Test
  void readsThePeaksAtTheStartAsAResamplerDoes() throws IOException {
    var noise = new Noise(5);
    var block = new float[2][RATE];
    for (int i = 0; i < RATE; i++) block[0][i] = (float) (i < 200 ? Math.signum(noise.next()) : 0);

    var steep = new SteepPeak(new PcmFormat(RATE, 2), -6);
    steep.write(block, RATE);
    steep.close();

    assertThat(steep.dbtp()).isGreaterThan(1);
  }

  private Loudness master(Path mix, MasterTarget target, WavEncoding encoding) throws IOException {
    var master = folder.resolve("master.wav");
    new Mastering(target, MasterTaste.of("pop"), MasterSettings.standard(), encoding)
        .master(mix, master, folder.resolve("scratch.wav"));
    return LoudnessMeter.measure(WavReader.open(master));
  }

  private Path write(int seconds, int channels, double right, IntToDoubleFunction signal)
      throws IOException {
    int frames = seconds * RATE;
    var block = new float[channels][frames];
    for (int i = 0; i < frames; i++) {
      block[0][i] = (float) signal.applyAsDouble(i);
      if (channels == 2) block[1][i] = (float) (right * block[0][i]);
    }
    var path = folder.resolve("mix.wav");
    try (var file = WavWriter.create(path, new PcmFormat(RATE, channels), WavEncoding.FLOAT32)) {
      file.write(block, frames);
    }
    return path;
  }
}
