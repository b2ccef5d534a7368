package dev.backline.audio.pcm;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One sample of a WAV file as a float with full scale ±1; NaN and infinities become silence. */
@FunctionalInterface
interface SampleDecoder {

  float decode(ByteBuffer littleEndian, int at);

  static SampleDecoder of(int formatTag, int bits) throws IOException {
    return switch (formatTag) {
      case 1 -> integer(bits);
      case 3 -> floating(bits);
      default -> throw new IOException("WAV format tag " + formatTag + " is not linear PCM");
    };
  }

  private static SampleDecoder integer(int bits) throws IOException {
    return switch (bits) {
      case 8 -> (bytes, at) -> ((bytes.get(at) & 0xff) - 128) / 128f;
      case 16 -> (bytes, at) -> bytes.getShort(at) / 32768f;
      case 24 ->
          (bytes, at) ->
              ((bytes.get(at) & 0xff)
                      | ((bytes.get(at + 1) & 0xff) << 8)
                      | (bytes.get(at + 2) << 16)) // the highest byte carries the sign
                  / 8388608f;
      case 32 -> (bytes, at) -> (float) (bytes.getInt(at) / 2147483648.0);
      default -> throw new IOException("WAV with " + bits + " bits per integer sample");
    };
  }

  private static SampleDecoder floating(int bits) throws IOException {
    return switch (bits) {
      case 32 -> (bytes, at) -> finite(bytes.getFloat(at));
      case 64 -> (bytes, at) -> finite((float) bytes.getDouble(at));
      default -> throw new IOException("WAV with " + bits + " bits per float sample");
    };
  }

  private static float finite(float sample) {
    return Float.isFinite(sample) ? sample : 0f;
  }
}
