package dev.backline.audio.pcm;

import java.io.IOException;
import java.util.Arrays;

/** PCM held in memory: for short signals and for tests. */
public final class PcmBuffer {

  private final PcmFormat format;
  private final float[][] samples;

  /** Holds these samples, one row per channel, rows of equal length; they are not copied. */
  public PcmBuffer(PcmFormat format, float[][] samples) {
    if (samples.length != format.channels()) {
      throw new IllegalArgumentException(
          "samples must have " + format.channels() + " rows, had " + samples.length);
    }
    for (float[] row : samples) {
      if (row.length != samples[0].length) {
        throw new IllegalArgumentException("samples must have rows of equal length");
      }
    }
    this.format = format;
    this.samples = samples;
  }

  /** Rate and channels. */
  public PcmFormat format() {
    return format;
  }

  /** The samples themselves, one row per channel. */
  public float[][] samples() {
    return samples;
  }

  /** Reads a source to its end and closes it. */
  public static PcmBuffer of(PcmSource source) throws IOException {
    try (source) {
      PcmFormat format = source.format();
      float[][] samples = new float[format.channels()][1 << 16];
      float[][] block = new float[format.channels()][1 << 14];
      int frames = 0;
      for (int count = source.read(block); count >= 0; count = source.read(block)) {
        for (int channel = 0; channel < format.channels(); channel++) {
          if (frames + count > samples[channel].length) {
            samples[channel] = Arrays.copyOf(samples[channel], samples[channel].length * 2);
          }
          System.arraycopy(block[channel], 0, samples[channel], frames, count);
        }
        frames += count;
      }
      for (int channel = 0; channel < format.channels(); channel++) {
        samples[channel] = Arrays.copyOf(samples[channel], frames);
      }
      return new PcmBuffer(format, samples);
    }
  }

  /** One channel at the working rate. */
  public static PcmBuffer mono(float... samples) {
    return new PcmBuffer(new PcmFormat(PcmFormat.WORKING_RATE_HZ, 1), new float[][] {samples});
  }

  /** Frames held. */
  public int frames() {
    return samples[0].length;
  }

  /** A source that starts at the first frame; NaN and infinities read as silence. */
  public PcmSource source() {
    return new PcmSource() {
      private int position;

      @Override
      public PcmFormat format() {
        return format;
      }

      @Override
      public int read(float[][] block) {
        int count = Math.min(block[0].length, frames() - position);
        if (count <= 0) {
          return -1;
        }
        for (int channel = 0; channel < samples.length; channel++) {
          for (int i = 0; i < count; i++) {
            float sample = samples[channel][position + i];
            block[channel][i] = Float.isFinite(sample) ? sample : 0f;
          }
        }
        position += count;
        return count;
      }

      @Override
      public void close() {}
    };
  }
}
