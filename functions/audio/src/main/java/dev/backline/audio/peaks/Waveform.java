package dev.backline.audio.peaks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Smallest and largest sample of each stretch of a signal, as 16-bit values. Files are byte for
 * byte what audiowaveform 1.x writes, so peaks.js and waveform-data.js read them.
 */
public final class Waveform {

  /** Resolution of a file's values. */
  public enum Bits {
    /** −128 to 127. */
    EIGHT,
    /** −32768 to 32767. */
    SIXTEEN
  }

  private final int sampleRateHz;
  private final int samplesPerPixel;
  private final int channels;
  private final short[] extremes;

  Waveform(int sampleRateHz, int samplesPerPixel, int channels, short[] extremes) {
    this.sampleRateHz = sampleRateHz;
    this.samplesPerPixel = samplesPerPixel;
    this.channels = channels;
    this.extremes = extremes;
  }

  /** Frames per second of the signal. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** Frames that one pixel stands for. */
  public int samplesPerPixel() {
    return samplesPerPixel;
  }

  /** Channels shown; 1 for the mono mix. */
  public int channels() {
    return channels;
  }

  /** Pixels; the last may stand for fewer frames. */
  public int length() {
    return extremes.length / (2 * channels);
  }

  /** Smallest sample of a pixel. */
  public short min(int pixel, int channel) {
    return extremes[(pixel * channels + channel) * 2];
  }

  /** Largest sample of a pixel. */
  public short max(int pixel, int channel) {
    return extremes[(pixel * channels + channel) * 2 + 1];
  }

  /** The same signal with {@code factor} pixels in one. */
  public Waveform zoomedOut(int factor) {
    if (factor < 1) {
      throw new IllegalArgumentException("factor must be at least 1, was " + factor);
    }
    int pixels = Math.ceilDiv(length(), factor);
    short[] merged = new short[pixels * channels * 2];
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int channel = 0; channel < channels; channel++) {
        short min = Short.MAX_VALUE;
        short max = Short.MIN_VALUE;
        for (int from = pixel * factor; from < Math.min(length(), (pixel + 1) * factor); from++) {
          min = (short) Math.min(min, min(from, channel));
          max = (short) Math.max(max, max(from, channel));
        }
        merged[(pixel * channels + channel) * 2] = min;
        merged[(pixel * channels + channel) * 2 + 1] = max;
      }
    }
    return new Waveform(sampleRateHz, samplesPerPixel * factor, channels, merged);
  }

  /** A {@code .dat} file: version 1 for one channel, version 2 for more. */
  public void writeDat(Path file, Bits bits) throws IOException {
    writeDat(file, bits, channels == 1 ? 1 : 2);
  }

  /**
   * A {@code .dat} file of this version.
   *
   * @param version 1, which has one channel, or 2
   */
  public void writeDat(Path file, Bits bits, int version) throws IOException {
    if (version < 1 || version > 2 || (version == 1 && channels > 1)) {
      throw new IllegalArgumentException("version must be 2, or 1 for one channel");
    }
    int valueBytes = bits == Bits.EIGHT ? 1 : 2;
    ByteBuffer dat =
        ByteBuffer.allocate(20 + 4 * (version - 1) + extremes.length * valueBytes)
            .order(ByteOrder.LITTLE_ENDIAN);
    dat.putInt(version).putInt(bits == Bits.EIGHT ? 1 : 0);
    dat.putInt(sampleRateHz).putInt(samplesPerPixel).putInt(length());
    if (version == 2) {
      dat.putInt(channels);
    }
    for (short value : extremes) {
      if (bits == Bits.EIGHT) {
        dat.put((byte) reduced(value, bits));
      } else {
        dat.putShort(value);
      }
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(dat.array());
    }
  }

  /** A JSON file, version 2. */
  public void writeJson(Path file, Bits bits) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      appendJson(out, bits);
      out.append('\n');
    }
  }

  /** The JSON document without a line end. */
  public String json(Bits bits) {
    var json = new StringBuilder();
    try {
      appendJson(json, bits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.toString();
  }

  private void appendJson(Appendable out, Bits bits) throws IOException {
    out.append(
        "{\"version\":2,\"channels\":%d,\"sample_rate\":%d,\"samples_per_pixel\":%d,\"bits\":%d,\"length\":%d,\"data\":["
            .formatted(
                channels, sampleRateHz, samplesPerPixel, bits == Bits.EIGHT ? 8 : 16, length()));
    for (int i = 0; i < extremes.length; i++) {
      out.append(i == 0 ? "" : ",").append(String.valueOf(reduced(extremes[i], bits)));
    }
    out.append("]}");
  }

  /** audiowaveform drops the low byte toward zero, not toward minus infinity. */
  private static int reduced(short value, Bits bits) {
    return bits == Bits.EIGHT ? value / 256 : value;
  }
}
