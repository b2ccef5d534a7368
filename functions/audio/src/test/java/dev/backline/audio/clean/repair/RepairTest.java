package dev.backline.audio.clean.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.Signals;
import dev.backline.audio.SungMelody;
import dev.backline.audio.clean.bench.Damage;
import dev.backline.audio.clean.bench.SiSdr;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairTest {

  private static final float[] VOICE =
      Arrays.copyOf(
          SungMelody.song(100, 60, SungMelody.MAJOR).sing().samples()[0], 12 * Signals.RATE_HZ);

  private static final float PEAK = 0.33f;

  @ParameterizedTest
  @ValueSource(floats = {0.9f, 0.7f, 0.5f})
  void findsTheLevelOfClippingWhateverItIs(float share) {
    float level = share * PEAK;

    ClipDetector.Levels levels = levels(Damage.clipped(VOICE, level));

    assertThat(levels.upper()).isCloseTo(level, within(1e-5f));
    assertThat(levels.lower()).isCloseTo(-level, within(1e-5f));
  }

  @Test
  void takesNoRoundCrestAndNoSinglePeakForClipping() {
    assertThat(levels(VOICE).clipped()).isFalse();
    assertThat(levels(Signals.sine(50, 0.9, 3)).clipped()).isFalse();
    assertThat(levels(Signals.whiteNoise(0.2, 100_000, 1)).clipped()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0.9, 30", "0.7, 25", "0.5, 3"})
  void putsClippedPeaksBack(float share, double gainDb) throws IOException {
    float[] clipped = Damage.clipped(VOICE, share * PEAK);

    float[] whole = samples(DeClipper.repair(mono(clipped), List.of(levels(clipped)), 1));

    assertThat(whole).hasSameSizeAs(VOICE);
    assertThat(SiSdr.db(VOICE, whole) - SiSdr.db(VOICE, clipped)).isGreaterThan(gainDb);
  }

  @Test
  void changesNoSampleThatWasNotClipped() throws IOException {
    float[] clipped = Damage.clipped(VOICE, 0.2f);

    float[] whole = samples(DeClipper.repair(mono(clipped), List.of(levels(clipped)), 1));

    for (int i = 0; i < clipped.length; i++) {
      if (Math.abs(clipped[i]) < 0.199f) {
        assertThat(whole[i]).isEqualTo(clipped[i]);
      } else {
        assertThat(Math.abs(whole[i])).isGreaterThan(0.199f);
      }
    }
  }

  @Test
  void countsClicksButNotTheOnsetsOfNotes() {
    assertThat(detector(VOICE).disturbing()).isFalse();
    assertThat(detector(Damage.clicking(VOICE, 2)).disturbing()).isTrue();
  }

  @Test
  void takesClicksAwayAndLeavesTheRest() throws IOException {
    float[] clicking = Damage.clicking(VOICE, 2);

    float[] quiet = samples(DeClicker.repair(mono(clicking), 1));

    assertThat(quiet).hasSameSizeAs(VOICE);
    assertThat(SiSdr.db(VOICE, quiet) - SiSdr.db(VOICE, clicking)).isGreaterThan(12);
  }

  private static ClipDetector.Levels levels(float[] samples) {
    var detector = new ClipDetector();
    detector.accept(samples, samples.length);
    return detector.levels();
  }

  private static ClickDetector detector(float[] samples) {
    var detector = new ClickDetector(Signals.RATE_HZ);
    detector.accept(samples, samples.length);
    return detector;
  }

  private static PcmSource mono(float[] samples) {
    return PcmBuffer.mono(samples).source();
  }

  private static float[] samples(PcmSource source) throws IOException {
    return PcmBuffer.of(source).samples()[0];
  }
}
