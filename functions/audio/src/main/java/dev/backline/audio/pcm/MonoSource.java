package dev.backline.audio.pcm;

import java.io.IOException;

/** The mean of a source's channels as one channel. */
public final class MonoSource implements PcmSource {

  private final PcmSource source;
  private final PcmFormat format;
  private float[][] block;

  private MonoSource(PcmSource source) {
    this.source = source;
    this.format = new PcmFormat(source.format().sampleRateHz(), 1);
    this.block = new float[source.format().channels()][0];
  }

  /** The source itself if it has one channel. Closing the result closes the source. */
  public static PcmSource of(PcmSource source) {
    return source.format().channels() == 1 ? source : new MonoSource(source);
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  @Override
  public int read(float[][] mono) throws IOException {
    if (block[0].length != mono[0].length) {
      block = new float[block.length][mono[0].length];
    }
    int count = source.read(block);
    mean(block, 0, count, mono[0], 0);
    return count;
  }

  /** Puts the mean of {@code block[channel][from..from + count)} into {@code mono[at..)}. */
  public static void mean(float[][] block, int from, int count, float[] mono, int at) {
    for (int i = 0; i < count; i++) {
      float sum = 0;
      for (float[] channel : block) {
        sum += channel[from + i];
      }
      mono[at + i] = sum / block.length;
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
