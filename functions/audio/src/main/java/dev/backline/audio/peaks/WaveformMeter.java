package dev.backline.audio.peaks;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.Arrays;

/** Collects the extremes of what is written to it, of the mono mix or of each channel. */
public final class WaveformMeter implements PcmSink {

  private final PcmFormat format;
  private final int samplesPerPixel;
  private final boolean mix;
  private final short[] min;
  private final short[] max;
  private short[] extremes = new short[4096];
  private int size;
  private int count;

  private WaveformMeter(PcmFormat format, int samplesPerPixel, boolean mix) {
    if (samplesPerPixel < 2) {
      throw new IllegalArgumentException(
          "samplesPerPixel must be at least 2, was " + samplesPerPixel);
    }
    this.format = format;
    this.samplesPerPixel = samplesPerPixel;
    this.mix = mix;
    int channels = mix ? 1 : format.channels();
    this.min = new short[channels];
    this.max = new short[channels];
    reset();
  }

  /** One waveform of the mean of all channels. */
  public static WaveformMeter ofMix(PcmFormat format, int samplesPerPixel) {
    return new WaveformMeter(format, samplesPerPixel, true);
  }

  /** A waveform of each channel. */
  public static WaveformMeter ofChannels(PcmFormat format, int samplesPerPixel) {
    return new WaveformMeter(format, samplesPerPixel, false);
  }

  /** The waveform of the mix of a whole source, which is closed. */
  public static Waveform mixOf(PcmSource source, int samplesPerPixel) throws IOException {
    try (source) {
      WaveformMeter meter = ofMix(source.format(), samplesPerPixel);
      source.transferTo(meter);
      return meter.waveform();
    }
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  @Override
  public void write(float[][] block, int frames) {
    for (int i = 0; i < frames; i++) {
      if (mix) {
        int sum = 0;
        for (float[] channel : block) {
          sum += integer(channel[i]);
        }
        // Division toward zero, as audiowaveform mixes.
        add(0, (short) (sum / block.length));
      } else {
        for (int channel = 0; channel < block.length; channel++) {
          add(channel, integer(block[channel][i]));
        }
      }
      if (++count == samplesPerPixel) {
        endPixel();
      }
    }
  }

  private void add(int channel, short value) {
    if (value < min[channel]) {
      min[channel] = value;
    }
    if (value > max[channel]) {
      max[channel] = value;
    }
  }

  private void endPixel() {
    if (size + 2 * min.length > extremes.length) {
      extremes = Arrays.copyOf(extremes, extremes.length * 2);
    }
    for (int channel = 0; channel < min.length; channel++) {
      extremes[size++] = min[channel];
      extremes[size++] = max[channel];
    }
    reset();
  }

  private void reset() {
    Arrays.fill(min, Short.MAX_VALUE);
    Arrays.fill(max, Short.MIN_VALUE);
    count = 0;
  }

  private static short integer(float sample) {
    return (short) Math.max(-32768, Math.min(32767, Math.rint(sample * 32768.0)));
  }

  /** Ends the last pixel. */
  @Override
  public void close() {
    if (count > 0) {
      endPixel();
    }
  }

  /** The waveform of all that was written; closes the meter. */
  public Waveform waveform() {
    close();
    return new Waveform(
        format.sampleRateHz(), samplesPerPixel, min.length, Arrays.copyOf(extremes, size));
  }
}
