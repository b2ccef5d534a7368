package dev.backline.audio.pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.peaks.WaveformMeter;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TeeTest {

  @Test
  void letsEverySinkHearTheSameStream() throws IOException {
    var format = new PcmFormat(48_000, 1);
    var first = WaveformMeter.ofMix(format, 2);
    var second = WaveformMeter.ofMix(format, 4);

    try (var both = Tee.of(first, second)) {
      both.write(new float[][] {{0.5f, -0.5f, 0.25f, 0f}}, 4);
    }

    assertThat(first.waveform().length()).isEqualTo(2);
    assertThat(second.waveform().max(0, 0)).isEqualTo((short) 16384);
  }

  @Test
  void refusesSinksOfDifferentFormats() {
    var mono = new LoudnessMeter(new PcmFormat(48_000, 1));
    var stereo = new LoudnessMeter(new PcmFormat(48_000, 2));

    assertThatIllegalArgumentException().isThrownBy(() -> Tee.of(mono, stereo));
  }
}
