package dev.backline.audio.clean.tone;

import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.Arrays;

/** A source in steps of 10 ms; the last is filled up with silence. */
final class Steps {

  static final int PER_SECOND = 100;
  static final double SILENCE_DB = -120;

  private final PcmSource source;
  private final int size;
  private float[][] samples;
  private int frames;

  Steps(PcmSource source) {
    this.source = source;
    this.size = Math.max(1, source.format().sampleRateHz() / PER_SECOND);
    this.samples = new float[0][0];
  }

  int size() {
    return size;
  }

  /** Reads the next step; false at the end. */
  boolean next() throws IOException {
    samples = new float[source.format().channels()][size];
    frames = 0;
    float[][] rows = samples;
    while (frames < size) {
      if (frames > 0) {
        rows = new float[samples.length][size - frames];
      }
      int count = source.read(rows);
      if (count < 0) {
        break;
      }
      if (frames > 0) {
        for (int channel = 0; channel < samples.length; channel++) {
          System.arraycopy(rows[channel], 0, samples[channel], frames, count);
        }
      }
      frames += count;
    }
    for (float[] channel : samples) {
      Arrays.fill(channel, frames, size, 0);
    }
    return frames > 0;
  }

  /** The step's own samples; they are not reused. */
  float[][] samples() {
    return samples;
  }

  /** Samples that came from the source. */
  int frames() {
    return frames;
  }

  /** RMS level of the step over all channels, in dBFS. */
  double levelDb() {
    double power = 1e-12;
    for (float[] channel : samples) {
      for (float sample : channel) {
        power += (double) sample * sample / (size * samples.length);
      }
    }
    return Math.max(SILENCE_DB, 10 * Math.log10(power));
  }
}
