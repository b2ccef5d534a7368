package dev.backline.audio.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.acceptance.Proves;
import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.synth.signal.Noise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoudnessNormalisationTest {
  private static final int RATE = 48_000;

  @TempDir Path folder;

  @Test
  @Proves("MED-10")
  void meetsLoudnessAndCeilingWhereAPlainGainWouldPassIt() throws IOException {
    var noise = new Noise(3);
    var click = write(10, i -> 0.02 * noise.next() + (i % 24_000 == 0 ? 0.7 : 0));

    var normalised = normalise(click);

    assertThat(normalised.integratedLufs().orElseThrow()).isCloseTo(-14, within(0.05));
    assertThat(normalised.truePeakDbtp()).isLessThanOrEqualTo(-1.5);
  }

  @Test
  @Proves("MED-10")
  void bringsPassagesThatAreFarApartWithinTheRange() throws IOException {
    var wide = write(40, i -> (i / (10 * RATE) % 2 == 0 ? 0.03 : 0.2) * Math.sin(i * 0.13));
    double before = LoudnessMeter.measure(WavReader.open(wide)).rangeLu();

    var normalised = normalise(wide);

    assertThat(before).isGreaterThan(14);
    assertThat(normalised.rangeLu()).isBetween(6.0, 13.0);
    assertThat(normalised.integratedLufs().orElseThrow()).isCloseTo(-14, within(0.05));
  }

  @Test
  void leavesSilenceAsItIs() throws IOException {
    assertThat(normalise(write(2, _ -> 0)).integratedLufs()).isEmpty();
  }

  private Loudness normalise(Path wav) throws IOException {
    var out = folder.resolve("out.wav");
    new LoudnessNormalisation(new MasterTarget(-14, -1.5).within(11))
        .normalise(wav, out, folder.resolve("scratch.wav"));
    return LoudnessMeter.measure(WavReader.open(out));
  }

  private Path write(int seconds, IntToDoubleFunction signal) throws IOException {
    var samples = new float[seconds * RATE];
    for (int i = 0; i < samples.length; i++) samples[i] = (float) signal.applyAsDouble(i);
    var path = folder.resolve("in.wav");
    WavWriter.write(path, PcmBuffer.mono(samples).source(), WavEncoding.FLOAT32);
    return path;
  }
}
