package dev.backline.audio.clean;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;

/** A source whose channels are shifted by a constant, so that their mean is zero. */
record CentredSource(PcmSource source, @SuppressWarnings("ArrayRecordComponent") float[] mean)
    implements PcmSource {

  @Override
  public PcmFormat format() {
    return source.format();
  }

  @Override
  public int read(float[][] block) throws IOException {
    int count = source.read(block);
    for (int channel = 0; channel < mean.length; channel++) {
      for (int i = 0; i < count; i++) {
        block[channel][i] -= mean[channel];
      }
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
