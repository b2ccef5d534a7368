package dev.backline.audio.pcm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Samples as programs print them: 32-bit floats, little endian, frame after frame. */
public final class RawFloats {

  private static final int BLOCK = 32_768;

  private RawFloats() {}

  /**
   * Leads all that comes into the sink, which is not closed; what is no sample becomes silence, as
   * in a WAV file.
   *
   * @return frames that came
   */
  public static long transfer(InputStream samples, PcmSink sink) throws IOException {
    int channels = sink.format().channels();
    int frame = channels * Float.BYTES;
    var bytes = new byte[BLOCK * frame];
    ByteBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    SampleDecoder decoder = SampleDecoder.of(WavEncoding.FLOAT32.formatTag(), Float.SIZE);
    var block = new float[channels][BLOCK];
    long all = 0;
    for (int got = read(samples, bytes); got > 0; got = read(samples, bytes)) {
      int frames = got / frame;
      for (int channel = 0; channel < channels; channel++) {
        decoder.decode(floats, channel * Float.BYTES, frame, block[channel], frames);
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
