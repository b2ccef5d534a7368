package dev.backline.audio.pcm;

import java.io.IOException;
import java.util.List;

/**
 * Writes to several sinks of one format, so that a stream is read once for all who listen to it.
 * Closes them all.
 */
public final class Tee implements PcmSink {

  private final List<PcmSink> sinks;

  private Tee(List<PcmSink> sinks) {
    this.sinks = sinks;
  }

  /**
   * A sink that writes to these, in this order; none of them may change a block.
   *
   * @throws IllegalArgumentException if there is none, or their formats differ
   */
  public static Tee of(PcmSink... sinks) {
    return new Tee(alike(sinks));
  }

  /** These, if there are any and their formats do not differ. */
  static List<PcmSink> alike(PcmSink... sinks) {
    List<PcmSink> all = List.of(sinks);
    if (all.stream().map(PcmSink::format).distinct().count() != 1) {
      throw new IllegalArgumentException("the sinks must have one format");
    }
    return all;
  }

  @Override
  public PcmFormat format() {
    return sinks.getFirst().format();
  }

  @Override
  public void write(float[][] block, int frames) throws IOException {
    for (PcmSink sink : sinks) {
      sink.write(block, frames);
    }
  }

  @Override
  public void close() throws IOException {
    for (PcmSink sink : sinks) {
      sink.close();
    }
  }
}
