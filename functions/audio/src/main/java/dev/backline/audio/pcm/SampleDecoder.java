package dev.backline.audio.pcm;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Samples of a WAV file as floats with full scale ±1; NaN, infinities and what is more than 120 dB
 * above full scale become silence: it is a fault in the file. A decoder takes a whole row at a
 * time, so that each format has a loop of its own.
 */
@FunctionalInterface
interface SampleDecoder {

  /** Reads {@code row[0..count)} from {@code at} on, every {@code stride} bytes. */
  void decode(ByteBuffer littleEndian, int at, int stride, float[] row, int count);

  static SampleDecoder of(int formatTag, int bits) throws IOException {
    return switch (formatTag) {
      case 1 -> integer(bits);
      case 3 -> floating(bits);
      default -> throw new IOException("WAV format tag " + formatTag + " is not linear PCM");
    };
  }

  private static SampleDecoder integer(int bits) throws IOException {
    return switch (bits) {
      case 8 ->
          (bytes, at, stride, row, count) -> {
            for (int i = 0; i < count; i++) {
              row[i] = ((bytes.get(at + i * stride) & 0xff) - 128) / 128f;
            }
          };
      case 16 ->
          (bytes, at, stride, row, count) -> {
            for (int i = 0; i < count; i++) {
              row[i] = bytes.getShort(at + i * stride) / 32768f;
            }
          };
      case 24 ->
          (bytes, at, stride, row, count) -> {
            for (int i = 0; i < count; i++) {
              int sample = at + i * stride;
              // The highest byte carries the sign.
              int value = (bytes.getShort(sample) & 0xffff) | (bytes.get(sample + 2) << 16);
              row[i] = value / 8388608f;
            }
          };
      case 32 ->
          (bytes, at, stride, row, count) -> {
            for (int i = 0; i < count; i++) {
              row[i] = (float) (bytes.getInt(at + i * stride) / 2147483648.0);
            }
          };
      default -> throw new IOException("WAV with " + bits + " bits per integer sample");
    };
  }

  private static SampleDecoder floating(int bits) throws IOException {
    return switch (bits) {
      case 32 ->
          (bytes, at, stride, row, count) -> {
            for (int i = 0; i < count; i++) {
              row[i] = plausible(bytes.getFloat(at + i * stride));
            }
          };
      case 64 ->
          (bytes, at, stride, row, count) -> {
            for (int i = 0; i < count; i++) {
              row[i] = plausible((float) bytes.getDouble(at + i * stride));
            }
          };
      default -> throw new IOException("WAV with " + bits + " bits per float sample");
    };
  }

  private static float plausible(float sample) {
    return Math.abs(sample) <= PcmFormat.LOUDEST ? sample : 0f;
  }
}
