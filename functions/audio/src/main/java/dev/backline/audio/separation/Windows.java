package dev.backline.audio.separation;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.spectrum.RealFft;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a source into overlapping windows of about 85 ms, four at each sample, from the first that
 * reaches the first sample to the last that reaches the last.
 */
final class Windows {
  private static final double WINDOW_SECONDS = 0.0853;

  private final PcmSource source;
  private final int size;
  private final int hop;
  private final RealFft fft;
  private final float[] shape;
  private final float[][] input;
  private final float[][] block;
  private boolean ended;
  private long read;

  /** Where the part begins that leaves with the next window. */
  private long start;

  Windows(PcmSource source) {
    PcmFormat format = source.format();
    this.source = source;
    this.size = size(format.sampleRateHz());
    this.hop = size / 4;
    this.fft = new RealFft(size);
    this.shape = shape(size);
    this.input = new float[format.channels()][size];
    this.block = new float[format.channels()][hop];
    this.start = (long) hop - size;
  }

  /** The power of two nearest to the length of a window at a rate. */
  private static int size(int sampleRateHz) {
    double exponent = Math.log(WINDOW_SECONDS * sampleRateHz) / Math.log(2);
    return 1 << Math.max(6, (int) Math.round(exponent));
  }

  /** The square root of a Hann window. */
  static float[] shape(int size) {
    var shape = new float[size];
    for (int i = 0; i < size; i++) {
      shape[i] = (float) Math.sin(Math.PI * (i + 0.5) / size);
    }
    return shape;
  }

  int size() {
    return size;
  }

  double hzPerBin() {
    return (double) source.format().sampleRateHz() / size;
  }

  int moments(double seconds) {
    return (int) Math.ceil(seconds * source.format().sampleRateHz() / hop);
  }

  /** The next window; none after the last. */
  Optional<Moment> next() throws IOException {
    shift();
    if (start >= read) {
      return Optional.empty();
    }
    float[][] spectra = new float[input.length][size];
    float[][] leaving = new float[input.length][hop];
    for (int channel = 0; channel < input.length; channel++) {
      for (int i = 0; i < size; i++) {
        spectra[channel][i] = input[channel][i] * shape[i];
      }
      fft.forward(spectra[channel]);
      System.arraycopy(input[channel], 0, leaving[channel], 0, hop);
    }
    int frames = start < 0 ? 0 : (int) Math.min(hop, read - start);
    start += hop;
    return Optional.of(new Moment(spectra, leaving, frames));
  }

  /** Moves on by a hop; after the end of the source comes silence. */
  private void shift() throws IOException {
    for (float[] channel : input) {
      System.arraycopy(channel, hop, channel, 0, size - hop);
    }
    int filled = 0;
    while (filled < hop && !ended) {
      float[][] rest = filled == 0 ? block : new float[block.length][hop - filled];
      int count = source.read(rest);
      if (count < 0) {
        ended = true;
        break;
      }
      for (int channel = 0; channel < input.length; channel++) {
        System.arraycopy(rest[channel], 0, input[channel], size - hop + filled, count);
      }
      filled += count;
    }
    for (float[] channel : input) {
      Arrays.fill(channel, size - hop + filled, size, 0);
    }
    read += filled;
  }
}
