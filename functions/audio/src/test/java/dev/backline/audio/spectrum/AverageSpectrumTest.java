package dev.backline.audio.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.Signals;
import dev.backline.audio.pcm.PcmBuffer;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AverageSpectrumTest {

  @Test
  void showsAToneInItsBandAtItsLevel() throws IOException {
    PcmBuffer tone = PcmBuffer.mono(Signals.sine(700, 0.1, 3));

    double[] bands = AverageSpectrum.of(tone.source()).bandsDb(31.25, 16_000, 9);

    assertThat(bands[4]).isCloseTo(-20, within(0.2));
    assertThat(bands[2]).isLessThan(-80);
    assertThat(bands[6]).isLessThan(-80);
  }

  @Test
  void showsWhiteNoiseRisingByThreeDecibelsAnOctave() throws IOException {
    PcmBuffer noise = PcmBuffer.mono(Signals.whiteNoise(0.1, 48_000 * 20, 3));

    double[] octaves = AverageSpectrum.of(noise.source()).bandsDb(62.5, 16_000, 8);

    for (int octave = 1; octave < octaves.length; octave++) {
      assertThat(octaves[octave] - octaves[octave - 1]).isCloseTo(3, within(0.5));
    }
  }

  @Test
  void acceptsLessThanOneWindow() throws IOException {
    double[] bands = AverageSpectrum.of(PcmBuffer.mono(0.5f).source()).bandsDb(20, 20_000, 10);

    assertThat(Arrays.stream(bands)).allMatch(Double::isFinite);
  }
}
