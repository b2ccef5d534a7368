package dev.backline.audio.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChannelFoldTest {

  private final float[] voice = noise(1);
  private final float[] silence = new float[voice.length];

  @Test
  void makesOneChannelOfTwoThatAreAlike() throws IOException {
    assertThat(fold(voice, voice)).isEqualTo(ChannelFold.MEAN);
    assertThat(fold(voice, scaled(0.5f))).isEqualTo(ChannelFold.MEAN);
  }

  @Test
  void takesTheChannelThatWasRecorded() throws IOException {
    assertThat(fold(voice, silence)).isEqualTo(ChannelFold.LEFT);
    assertThat(fold(silence, voice)).isEqualTo(ChannelFold.RIGHT);
    assertThat(PcmBuffer.of(ChannelFold.RIGHT.vocal(stereo(silence, voice).source())).samples()[0])
        .isEqualTo(voice);
  }

  @Test
  void doesNotLetAnUpsideDownChannelCancelTheVoice() throws IOException {
    assertThat(fold(voice, scaled(-1))).isEqualTo(ChannelFold.LEFT);
  }

  @Test
  void keepsTrueStereo() throws IOException {
    assertThat(fold(voice, noise(2))).isEqualTo(ChannelFold.STEREO);
    assertThat(ChannelFold.STEREO.channels()).isEqualTo(2);
  }

  private static ChannelFold fold(float[] left, float[] right) throws IOException {
    return ChannelFold.of(stereo(left, right).source());
  }

  private static PcmBuffer stereo(float[] left, float[] right) {
    return new PcmBuffer(new PcmFormat(48_000, 2), new float[][] {left, right});
  }

  private float[] scaled(float gain) {
    float[] scaled = voice.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= gain;
    }
    return scaled;
  }

  private static float[] noise(long seed) {
    var random = new Random(seed);
    float[] noise = new float[48_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (0.1 * random.nextGaussian());
    }
    return noise;
  }
}
