package dev.backline.audio.clean.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.Signals;
import dev.backline.audio.SungMelody;
import dev.backline.audio.clean.bench.SiSdr;
import dev.backline.audio.clean.bench.TuningError;
import dev.backline.audio.key.Mode;
import dev.backline.audio.key.MusicalKey;
import dev.backline.audio.pcm.PcmBuffer;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PitchCorrectionTest {

  private static final MusicalKey C_MAJOR = new MusicalKey(0, Mode.MAJOR);
  private static final float[] FLAT = sung(-35);

  @ParameterizedTest
  @CsvSource({"1, 1, 3", "1, 0.5, 6", "1, 0, 10", "0.5, 0.5, 21"})
  void bringsAFlatSingerIntoTune(double strength, double speed, double centsAtMost)
      throws IOException {
    float[] tuned = tuned(FLAT, new Tuning(C_MAJOR, 0, strength, speed));

    assertThat(TuningError.of(FLAT, C_MAJOR, 0).median()).isGreaterThan(30);
    assertThat(TuningError.of(tuned, C_MAJOR, 0).median()).isLessThan(centsAtMost);
    assertThat(tuned).hasSameSizeAs(FLAT);
    assertThat(Signals.rms(tuned) / Signals.rms(FLAT)).isBetween(0.95, 1.05);
  }

  @Test
  void followsAnAccompanimentThatIsTunedElsewhere() throws IOException {
    float[] tuned = tuned(FLAT, new Tuning(C_MAJOR, -35, 1, 0.5));

    assertThat(TuningError.of(tuned, C_MAJOR, -35).median()).isLessThan(6);
  }

  @Test
  void putsTogetherWhatItTookApart() throws IOException {
    float[] untouched = tuned(FLAT, new Tuning(C_MAJOR, 0, 1e-9, 0));

    assertThat(SiSdr.db(FLAT, untouched)).isGreaterThan(100);
  }

  @Test
  void keepsTheLengthOfWhatHasNoPitch() throws IOException {
    for (int length : new int[] {1, 1000, 50_001}) {
      float[] noise = Signals.whiteNoise(0.1, length, 2);

      assertThat(tuned(noise, new Tuning(C_MAJOR, 0, 1, 1))).hasSameSizeAs(noise);
    }
  }

  private static float[] sung(double cents) {
    float[] song = SungMelody.song(100, 60, SungMelody.MAJOR).tuned(cents).sing().samples()[0];
    return Arrays.copyOf(song, 10 * Signals.RATE_HZ);
  }

  private static float[] tuned(float[] voice, Tuning tuning) throws IOException {
    return PcmBuffer.of(
            PitchCorrection.of(PcmBuffer.mono(voice).source(), TuningError.track(voice), tuning))
        .samples()[0];
  }
}
