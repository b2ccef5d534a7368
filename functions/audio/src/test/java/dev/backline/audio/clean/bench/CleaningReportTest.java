package dev.backline.audio.clean.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.Signals;
import dev.backline.audio.SungMelody;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CleaningReportTest {

  @Test
  void tellsAllThatCleaningDoesToAVoice() throws IOException {
    float[] song = SungMelody.song(100, 60, SungMelody.MAJOR).sing().samples()[0];

    assertThat(CleaningReport.lines(Arrays.copyOf(song, 2 * Signals.RATE_HZ)))
        .hasSize(1 + Noises.values().length + 3 + 1 + 3)
        .allMatch(line -> line.contains("dB"));
  }
}
