package dev.backline.audio.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backline.acceptance.Proves;
import dev.backline.audio.Signals;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Proves("MIX-10")
class StudioEffectTest {

  @ParameterizedTest
  @ValueSource(ints = {22_050, 44_100, 96_000})
  void hasAHallThatFallsBySixtyDecibelsInAboutTwoSeconds(int rate) {
    ImpulseResponse hall = ImpulseResponse.hall(rate);

    double seconds = 3 * (secondsAt(hall, -25) - secondsAt(hall, -5));

    assertThat(hall.channels()).isEqualTo(2);
    assertThat(seconds).isBetween(1.5, 2.5);
    assertThat(hall.channel(0)).isNotEqualTo(hall.channel(1));
    assertThat(ImpulseResponse.hall(rate).channel(0)).isEqualTo(hall.channel(0));
  }

  @Test
  void takesARecordedRoomOfOneOrTwoChannels() throws IOException {
    var six = new PcmBuffer(new PcmFormat(48_000, 6), new float[6][10]);
    var endless = PcmBuffer.mono(new float[48_000 * 20 + 1]);
    var nothing = PcmBuffer.mono();

    assertThat(ImpulseResponse.of(PcmBuffer.mono(1, 0.5f).source()).frames()).isEqualTo(2);
    assertThatThrownBy(() -> ImpulseResponse.of(six.source())).hasMessageContaining("has 6");
    assertThatThrownBy(() -> ImpulseResponse.of(endless.source()))
        .hasMessageContaining("20 seconds");
    assertThatThrownBy(() -> ImpulseResponse.of(nothing.source())).hasMessageContaining("none");
  }

  @ParameterizedTest
  @EnumSource
  void keepsSilenceSilentAndMusicFiniteInEveryPreset(StudioPreset preset) {
    for (int rate : new int[] {8_000, 44_100, 192_000}) {
      for (StudioEffect settings : preset.effects(rate)) {
        var effect = settings.at(rate);
        float[] quiet = new float[5000];
        float[] loud = Signals.whiteNoise(2, 5000, 3);

        effect.process(quiet, new float[5000], 5000);
        effect.process(loud, Signals.whiteNoise(2, 5000, 4), 5000);

        assertThat(quiet).containsOnly(0);
        for (float sample : loud) assertThat(sample).isBetween(-400f, 400f);
      }
    }
  }

  @Test
  void findsPresetsByTheirNames() {
    assertThat(StudioPreset.named("vocal")).contains(StudioPreset.VOCAL);
    assertThat(StudioPreset.named("polka")).isEmpty();
    assertThat(StudioPreset.names()).isEqualTo("studio, vocal, warm, bright, drums, hall, glue");
  }

  @Test
  void namesTheSettingThatIsOutOfItsRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StudioEqualiser(0, 12.5, 0))
        .withMessage("midDb must be -12 to 12, was 12.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StudioCompressor(-50, 41, 12, 0, 0.25))
        .withMessage("kneeDb must be 0 to 40, was 41");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StudioGain(Double.NaN))
        .withMessageStartingWith("gain must be");
  }

  /** When what is still to come has fallen to a level (M. R. Schroeder 1965). */
  private static double secondsAt(ImpulseResponse room, double levelDb) {
    float[] samples = room.channel(0);
    double whole = 0;
    for (float sample : samples) whole += (double) sample * sample;
    double rest = whole;
    int i = 0;
    while (10 * Math.log10(rest / whole) > levelDb) {
      rest -= (double) samples[i] * samples[i];
      i++;
    }
    return i / (double) room.sampleRateHz();
  }
}
