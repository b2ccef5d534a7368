package dev.backline.audio.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backline.acceptance.Proves;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixSettingsTest {
  @TempDir Path folder;
  private Path vocal;
  private Path band;

  @BeforeEach
  void aVocalAndItsBand() throws IOException {
    vocal = file("vocal.wav", 0.05);
    band = file("band.wav", 0.011);
  }

  @ParameterizedTest
  @CsvSource({
    "VOCAL_GAIN, 12.5, vocal_gain must be -12 to 12 dB, 12",
    "BEAT_GAIN, -13, beat_gain must be -12 to 12 dB, -12",
    "HPF_HZ, 10, hpf_hz must be 20 to 400 Hz, 20",
    "DEESS_AMOUNT, 2, deess_amount must be 0 to 1, 1",
    "EQ_LOW, 6.5, eq_low must be -6 to 6 dB, 6",
    "EQ_MID, -7, eq_mid must be -6 to 6 dB, -6",
    "EQ_HIGH, 60, eq_high must be -6 to 6 dB, 6",
    "COMPRESSION, 1.01, compression must be 0 to 1, 1",
    "REVERB, -0.5, reverb must be 0 to 1, 0",
    "LIMITER, 95, limiter must be 0 to 1, 1",
    "MIX_STRENGTH, 50, mix_strength must be 0 to 1, 1"
  })
  void namesTheParameterItsRangeAndAValueWithin(
      MixParameter parameter, double value, String range, String instead) {
    assertThatThrownBy(() -> MixSettings.standard().with(parameter, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(range + ", was ")
        .hasMessageEndingWith(": use " + instead);
    assertThatThrownBy(() -> MixSettings.standard().with(parameter, Double.NaN))
        .hasMessageEndingWith("was NaN: give a number");
  }

  @Test
  @Proves("ENH-05")
  void turnsTheHighPassAndTheDeEsserAsAsked() throws IOException {
    var settings =
        MixSettings.standard().with(MixParameter.HPF_HZ, 120).with(MixParameter.DEESS_AMOUNT, 0.8);

    assertThat(plan(settings).decisions())
        .contains(
            Decision.of("vocal.high-pass", 120, "Hz", "rumble and steps are no singing"),
            Decision.of("vocal.de-ess", 8, "dB", "at most, where s and t stand out"));
  }

  @Test
  @Proves("MIX-07")
  void keepsWhatThePresetCleanMeansInTheRecord() throws IOException {
    var clean = MixSettings.standard().with(MixPreset.named("clean").orElseThrow());

    var plan = plan(clean);

    assertThat(clean.value(MixParameter.EQ_MID)).isEqualTo(-2);
    assertThat(clean.value(MixParameter.COMPRESSION)).isEqualTo(0.3);
    assertThat(plan.value(Knob.VOCAL_EQ_MID)).contains(-2.0);
    assertThat(plan.value(Knob.VOCAL_COMPRESSION)).contains(-13.0);
  }

  @Test
  void letsAPresetOverrideItsSlidersAndNoOther() {
    var settings =
        MixSettings.standard()
            .with(MixParameter.EQ_LOW, 6)
            .with(MixParameter.HPF_HZ, 200)
            .with(MixPreset.WARM);

    assertThat(settings.value(MixParameter.EQ_LOW)).isEqualTo(2.5);
    assertThat(settings.value(MixParameter.HPF_HZ)).isEqualTo(200);
    assertThat(MixPreset.named("loud")).isEmpty();
  }

  @Test
  void makesTheDesksOwnMovesAsFarAsAsked() throws IOException {
    var half = plan(MixSettings.standard().with(MixParameter.MIX_STRENGTH, 0.5));
    var none = plan(MixSettings.standard().with(MixParameter.MIX_STRENGTH, 0));

    assertThat(half.value(Knob.VOCAL_PRESENCE)).contains(0.75);
    assertThat(half.value(Knob.BAND_DUCK)).contains(-1.0);
    assertThat(none.value(Knob.VOCAL_BODY)).contains(0.0);
    assertThat(none.value(Knob.BAND_CARVE)).contains(0.0);
  }

  @Test
  void makesNoMoveOfItsOwnByHand() throws IOException {
    var moves = plan(MixSettings.standard().byHand()).decisions();

    assertThat(moves)
        .extracting(Decision::move)
        .containsExactly(
            "vocal.high-pass",
            "vocal.de-ess",
            "vocal.compression",
            "vocal.reflection",
            "vocal.reflection-decay");
  }

  @Test
  void laysTheLimitersCeilingBetweenFullScaleAndFourFifthsOfIt() throws IOException {
    assertThat(plan(MixSettings.standard()).value(Knob.MIX_LIMITER)).isEmpty();
    assertThat(plan(limited(0.25)).value(Knob.MIX_LIMITER)).contains(-0.45);
    assertThat(plan(limited(1)).value(Knob.MIX_LIMITER)).contains(-1.94);
  }

  private static MixSettings limited(double slider) {
    return MixSettings.standard().with(MixParameter.LIMITER, slider);
  }

  private MixPlan plan(MixSettings settings) throws IOException {
    return new Mixing(MixTaste.of("pop"), settings, 96).plan(vocal, band);
  }

  private Path file(String name, double radians) throws IOException {
    var samples = new float[96_000];
    for (int i = 0; i < samples.length; i++) samples[i] = (float) (0.1 * Math.sin(i * radians));
    var path = folder.resolve(name);
    WavWriter.write(path, PcmBuffer.mono(samples).source(), WavEncoding.FLOAT32);
    return path;
  }
}
