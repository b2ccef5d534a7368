package dev.backline.audio.clean;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.List;

/** A source without some narrow tones: second-order notches 1 Hz wide. */
final class NotchedSource implements PcmSource {

  private static final double WIDTH_HZ = 1;

  private final PcmSource source;
  private final Notch[][] notches;

  NotchedSource(PcmSource source, List<Double> tonesHz) {
    this.source = source;
    this.notches = new Notch[source.format().channels()][tonesHz.size()];
    for (Notch[] ofChannel : notches) {
      for (int i = 0; i < ofChannel.length; i++) {
        ofChannel[i] = new Notch(tonesHz.get(i), source.format().sampleRateHz());
      }
    }
  }

  @Override
  public PcmFormat format() {
    return source.format();
  }

  @Override
  public int read(float[][] block) throws IOException {
    int count = source.read(block);
    for (int channel = 0; channel < notches.length; channel++) {
      for (Notch notch : notches[channel]) {
        notch.apply(block[channel], count);
      }
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private static final class Notch {
    private final double cosine;
    private final double gain;
    private final double decay;
    private double state1;
    private double state2;

    Notch(double hz, int sampleRateHz) {
      double width = Math.tan(Math.PI * WIDTH_HZ / sampleRateHz);
      gain = 1 / (1 + width);
      decay = (1 - width) / (1 + width);
      cosine = -2 * Math.cos(2 * Math.PI * hz / sampleRateHz) * gain;
    }

    void apply(float[] samples, int count) {
      for (int i = 0; i < count; i++) {
        double in = samples[i];
        double out = gain * in + state1;
        state1 = cosine * (in - out) + state2;
        state2 = gain * in - decay * out;
        samples[i] = (float) out;
      }
    }
  }
}
