package dev.backline.audio.pcm;

import java.io.Closeable;
import java.io.IOException;

/**
 * Takes 32-bit float PCM in blocks. What was written is complete and readable only after {@link
 * #close()}.
 */
public interface PcmSink extends Closeable {

  /** Rate and channels; fixed for the life of the sink. */
  PcmFormat format();

  /** Takes {@code block[channel][0..frames)}. */
  void write(float[][] block, int frames) throws IOException;
}
