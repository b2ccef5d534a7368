package dev.backline.audio.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.Signals;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WidthTest {
  private static final PcmFormat STEREO = new PcmFormat(48_000, 2);
  private static final int SECONDS = 4;

  @TempDir private Path folder;

  @Test
  void isTheSidesPartOfThePower() {
    assertThat(share(band(0))).isCloseTo(0, within(1e-6));
    assertThat(share(band(0.5))).isCloseTo(0.2, within(0.01));
    assertThat(share(band(1))).isCloseTo(0.5, within(0.01));
  }

  @Test
  void standsANarrowBandWiderAroundItsVoice() throws IOException {
    MixPlan plan = plan(band(0.3), MixSettings.standard());

    assertThat(plan.value(Knob.BAND_WIDTH).orElseThrow()).isBetween(2.0, 3.0);
  }

  @Test
  void leavesAWideBandAndOneThatIsMonoAsTheyAre() throws IOException {
    assertThat(plan(band(2), MixSettings.standard()).value(Knob.BAND_WIDTH)).isEmpty();
    assertThat(plan(band(0), MixSettings.standard()).value(Knob.BAND_WIDTH)).isEmpty();
  }

  @Test
  void widensAsFarAsTheDesksOwnMovesGo() throws IOException {
    var half = MixSettings.standard().with(MixParameter.MIX_STRENGTH, 0.5);

    assertThat(plan(band(0.3), half).value(Knob.BAND_WIDTH)).contains(1.5);
  }

  @Test
  void leavesABandThatIsMonoAsItIsHoweverWideTheVoice() throws IOException {
    Path voice = file("voice.wav", band(0.5));
    Path players = file("band.wav", band(0));

    MixPlan plan = new Mixing(MixTaste.of("pop"), MixSettings.standard(), 96).plan(voice, players);

    assertThat(plan.value(Knob.BAND_WIDTH)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"VOCAL_GAIN", "BEAT_GAIN"})
  void isNotMovedByTheFaders(MixParameter fader) throws IOException {
    Optional<Double> asFound = plan(band(1), MixSettings.standard()).value(Knob.BAND_WIDTH);
    var louder = MixSettings.standard().with(fader, 6);

    assertThat(asFound.orElseThrow()).isBetween(0.1, 2.9);
    assertThat(plan(band(1), louder).value(Knob.BAND_WIDTH)).isEqualTo(asFound);
  }

  @Test
  void changesNothingInMono() throws IOException {
    float[][] plain = mixed(0);
    float[][] wider = mixed(6);

    double change = 0;
    for (int i = 0; i < plain[0].length; i++) {
      float before = plain[0][i] + plain[1][i];
      assertThat(wider[0][i] + wider[1][i]).isCloseTo(before, within(1e-6f));
      change = Math.max(change, Math.abs(wider[0][i] - plain[0][i]));
    }
    assertThat(change).isGreaterThan(0.01);
  }

  private float[][] mixed(double widthDb) throws IOException {
    Path mix = folder.resolve("mix.wav");
    var plan = new MixPlan(List.of(Knob.BAND_WIDTH.decide(widthDb, "asked for")));
    Mixing.render(plan, voice(), file("band.wav", band(0.3)), mix);
    return PcmBuffer.of(WavReader.open(mix)).samples();
  }

  private MixPlan plan(float[][] band, MixSettings settings) throws IOException {
    return new Mixing(MixTaste.of("pop"), settings, 96).plan(voice(), file("band.wav", band));
  }

  private Path voice() throws IOException {
    float[] voice = Signals.sine(330, 0.2, SECONDS);
    return file("voice.wav", new float[][] {voice, voice});
  }

  /** What lies in the middle, and beside it as much of other noise. */
  private static float[][] band(double side) {
    float[] middle = Signals.whiteNoise(0.1, SECONDS * 48_000, 1);
    float[] other = Signals.whiteNoise(0.1, SECONDS * 48_000, 2);
    var band = new float[2][middle.length];
    for (int i = 0; i < middle.length; i++) {
      band[0][i] = (float) (middle[i] + side * other[i]);
      band[1][i] = (float) (middle[i] - side * other[i]);
    }
    return band;
  }

  private static double share(float[][] band) {
    var width = new Width(STEREO);
    width.write(band, band[0].length);
    return width.share();
  }

  private Path file(String name, float[][] samples) throws IOException {
    Path file = folder.resolve(name);
    WavWriter.write(file, new PcmBuffer(STEREO, samples).source(), WavEncoding.FLOAT32);
    return file;
  }
}
