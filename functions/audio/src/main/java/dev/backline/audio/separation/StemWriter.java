package dev.backline.audio.separation;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.spectrum.RealFft;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * Turns shares of spectra back into sound by overlap and add. The last stem, {@link Stem#OTHER}, is
 * what the others leave of the mix, so that the sum is exact to the rounding of floats.
 */
final class StemWriter {
  private static final Stem[] STEMS = Stem.values();

  private final Map<Stem, ? extends PcmSink> sinks;

  /** What overlaps so far: [stem][channel][frame], of all stems but the last. */
  private final float[][][] sums;

  private final int hop;
  private final RealFft fft;
  private final float[] shape;
  private final float[] frame;

  StemWriter(Map<Stem, ? extends PcmSink> sinks, PcmFormat format, int size) {
    this.sinks = sinks;
    this.hop = size / 4;
    this.fft = new RealFft(size);
    this.shape = Windows.shape(size);
    this.frame = new float[size];
    this.sums = new float[STEMS.length - 1][format.channels()][size];
  }

  /** Takes the next window and its shares, [stem][frequency]. */
  void write(Moment moment, float[][] shares) throws IOException {
    float[][] rest = moment.leaving();
    for (int stem = 0; stem < sums.length; stem++) {
      float[][] sum = sums[stem];
      for (int channel = 0; channel < sum.length; channel++) {
        add(moment.spectra()[channel], shares[stem], sum[channel]);
        for (int i = 0; i < hop; i++) {
          rest[channel][i] -= sum[channel][i];
        }
      }
      sink(STEMS[stem], sum, moment.frames());
      for (float[] channel : sum) {
        System.arraycopy(channel, hop, channel, 0, channel.length - hop);
        Arrays.fill(channel, channel.length - hop, channel.length, 0);
      }
    }
    sink(STEMS[sums.length], rest, moment.frames());
  }

  private void sink(Stem stem, float[][] block, int frames) throws IOException {
    if (frames > 0) {
      sinks.get(stem).write(block, frames);
    }
  }

  private void add(float[] spectrum, float[] share, float[] sum) {
    System.arraycopy(spectrum, 0, frame, 0, frame.length);
    fft.scale(frame, share);
    fft.inverse(frame);
    for (int i = 0; i < frame.length; i++) {
      // Four squared windows, a quarter apart, add up to two.
      sum[i] += 0.5f * frame[i] * shape[i];
    }
  }
}
