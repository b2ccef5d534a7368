package dev.backline.audio.ffmpeg;

import dev.backline.audio.pcm.PcmSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Samples as FFmpeg prints them: 32-bit floats, little endian, frame after frame. */
final class RawFloats {

  private static final int BLOCK = 32_768;

  private RawFloats() {}

  /**
   * Leads all that comes into the sink, which is not closed.
   *
   * @return frames that came
   */
  static long transfer(InputStream samples, PcmSink sink) throws IOException {
    int channels = sink.format().channels();
    var bytes = new byte[BLOCK * channels * Float.BYTES];
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    var block = new float[channels][BLOCK];
    long all = 0;
    for (int got = read(samples, bytes); got > 0; got = read(samples, bytes)) {
      int frames = got / (channels * Float.BYTES);
      for (int i = 0; i < frames * channels; i++) {
        block[i % channels][i / channels] = floats.get(i);
      }
      sink.write(block, frames);
      all += frames;
    }
    return all;
  }

  private static int read(InputStream samples, byte[] bytes) throws IOException {
    return samples.readNBytes(bytes, 0, bytes.length);
  }
}
