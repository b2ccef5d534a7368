package dev.backline.audio.studio;

import static dev.backline.audio.studio.WebAudioSignals.hiss;
import static dev.backline.audio.studio.WebAudioSignals.room;
import static dev.backline.audio.studio.WebAudioSignals.song;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.acceptance.Proves;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.effect.Effect;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares the effects with the nodes of a browser; {@code src/test/web-audio} says how its samples
 * were made.
 */
@Proves("MIX-10")
class StudioReferenceTest {
  private static final int RATE = 44_100;

  @ParameterizedTest
  @CsvSource({
    "eq-boost, 44100, 5, 12, 12, 12",
    "eq-cut, 44100, 5, -12, -12, -12",
    "eq-flat, 44100, 4, 0, 0, 0",
    "eq-mixed-48k, 48000, 5, 7.5, -12, 3"
  })
  void equalisesAsTheBiquadsOfABrowser(
      String name, int rate, int stride, double low, double mid, double high) {
    float[] input = song(1, rate, 11_025);

    float[][] heard = through(new StudioEqualiser(low, mid, high), rate, 11_025, input, input);

    assertThat(difference(name, 1, stride, heard)).isLessThan(-105);
  }

  @ParameterizedTest
  @CsvSource({
    "compressor-studio, 11, -50, 40, 12, 0, 0.25",
    "compressor-default, 11, -24, 30, 12, 0.003, 0.25",
    "compressor-hard, 11, -30, 0, 20, 0.01, 0.1",
    "compressor-gentle, 11, -18, 12, 2, 0.05, 1",
    "compressor-off, 29, 0, 0, 1, 0, 0"
  })
  void compressesAsABrowserDoes(
      String name,
      int stride,
      double threshold,
      double knee,
      double ratio,
      double attack,
      double release) {
    float[] input = song(2, RATE, 88_200);
    var compressor = new StudioCompressor(threshold, knee, ratio, attack, release);

    float[][] heard = through(compressor, RATE, 88_200, input, input);

    assertThat(difference(name, 1, stride, heard)).isLessThan(-100);
  }

  @Test
  void compressesBothChannelsTogether() {
    float[][] heard =
        through(
            StudioCompressor.USUAL, 48_000, 72_000, song(3, 48_000, 72_000), hiss(4, 72_000, 0.05));

    assertThat(difference("compressor-stereo-48k", 2, 13, heard)).isLessThan(-100);
  }

  @ParameterizedTest
  @CsvSource({
    "convolver-mono, 44100, 1, 5, 22050, 6, 6, 9000, 0, 1, true",
    "convolver-mono-into-stereo-48k, 48000, 2, 9, 24000, 8, 9, 5000, 0, 1, true",
    "convolver-raw, 44100, 1, 9, 11025, 6, 6, 700, 0, 1, false"
  })
  void putsOneChannelIntoARoomAsABrowserDoes(
      String name,
      int rate,
      int channels,
      int stride,
      int frames,
      int leftSeed,
      int rightSeed,
      int length,
      double dry,
      double wet,
      boolean normalised)
      throws IOException {
    float[] input = song(5, rate, name.endsWith("48k") ? 12_000 : 11_025);
    float[][] walls =
        leftSeed == rightSeed
            ? new float[][] {room(leftSeed, length)}
            : new float[][] {room(leftSeed, length), room(rightSeed, length)};
    var reverb = new StudioReverb(impulse(rate, walls), dry, wet, normalised);

    float[][] heard = through(reverb, rate, frames, input, input);

    assertThat(difference(name, channels, stride, heard)).isLessThan(-110);
  }

  @ParameterizedTest
  @CsvSource({"convolver-stereo, 7, true, 0.7, 0.3", "convolver-stereo-into-mono, 9, false, 0, 1"})
  void putsTwoChannelsIntoARoomAsABrowserDoes(
      String name, int stride, boolean stereoRoom, double dry, double wet) throws IOException {
    float[][] walls =
        stereoRoom ? new float[][] {room(8, 9000), room(9, 9000)} : new float[][] {room(8, 9000)};
    var reverb = new StudioReverb(impulse(RATE, walls), dry, wet);

    float[][] heard = through(reverb, RATE, 22_050, song(5, RATE, 11_025), hiss(7, 11_025, 0.3));

    assertThat(difference(name, 2, stride, heard)).isLessThan(-110);
  }

  private static double difference(String name, int channels, int stride, float[][] heard) {
    return new WebAudioReference(name, channels, stride).differenceDb(heard);
  }

  private static ImpulseResponse impulse(int rate, float[][] walls) throws IOException {
    return ImpulseResponse.of(new PcmBuffer(new PcmFormat(rate, walls.length), walls).source());
  }

  /** Leads a signal through an effect in blocks of uneven length. */
  private static float[][] through(
      StudioEffect settings, int rate, int frames, float[] left, float[] right) {
    Effect effect = settings.at(rate);
    float[][] heard = {Arrays.copyOf(left, frames), Arrays.copyOf(right, frames)};
    int count;
    for (int from = 0, turn = 0; from < frames; from += count, turn++) {
      count = Math.min(frames - from, 300 + 1777 * (turn % 4));
      float[] l = Arrays.copyOfRange(heard[0], from, from + count);
      float[] r = Arrays.copyOfRange(heard[1], from, from + count);
      effect.process(l, r, count);
      System.arraycopy(l, 0, heard[0], from, count);
      System.arraycopy(r, 0, heard[1], from, count);
    }
    return heard;
  }
}
