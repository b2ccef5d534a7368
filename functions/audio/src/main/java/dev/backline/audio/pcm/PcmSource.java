package dev.backline.audio.pcm;

import java.io.Closeable;
import java.io.IOException;

/**
 * A stream of 32-bit float PCM, read in blocks so that no track is ever held whole. Full scale is
 * ±1; values beyond it are legal between the steps. A source never yields NaN or an infinity: a
 * reader replaces them by silence.
 */
public interface PcmSource extends Closeable {

  /** Rate and channels; fixed for the life of the source. */
  PcmFormat format();

  /**
   * Fills {@code block[channel][0..n)} and returns n, or −1 at the end. A block has {@code
   * format().channels()} rows of equal length; n is at least 1 and may be less than the row before
   * the end.
   */
  int read(float[][] block) throws IOException;

  /**
   * Writes the rest of this source into a sink of the same format; closes neither.
   *
   * @return frames written
   */
  default long transferTo(PcmSink sink) throws IOException {
    if (!sink.format().equals(format())) {
      throw new IllegalArgumentException("sink is " + sink.format() + ", source " + format());
    }
    float[][] block = new float[format().channels()][1 << 14];
    long frames = 0;
    for (int count = read(block); count >= 0; count = read(block)) {
      sink.write(block, count);
      frames += count;
    }
    return frames;
  }

  /** What is done with the samples of a block, which may be changed. */
  @FunctionalInterface
  interface Stage {

    /** Takes {@code block[channel][0..frames)}; frames is at least 1. */
    void take(float[][] block, int frames) throws IOException;
  }

  /**
   * This source, each of whose blocks goes through a stage as it is read; closing it closes this.
   */
  default PcmSource through(Stage stage) {
    PcmSource source = this;
    return new PcmSource() {
      @Override
      public PcmFormat format() {
        return source.format();
      }

      @Override
      public int read(float[][] block) throws IOException {
        int count = source.read(block);
        if (count > 0) stage.take(block, count);
        return count;
      }

      @Override
      public void close() throws IOException {
        source.close();
      }
    };
  }

  /** A source without a single frame. */
  static PcmSource empty(PcmFormat format) {
    return new PcmSource() {
      @Override
      public PcmFormat format() {
        return format;
      }

      @Override
      public int read(float[][] block) {
        return -1;
      }

      @Override
      public void close() {}
    };
  }
}
