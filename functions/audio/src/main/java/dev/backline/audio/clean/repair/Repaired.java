package dev.backline.audio.clean.repair;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * A source some of whose samples are replaced, frame by frame: each frame is half core and has a
 * quarter of context on either side. Nothing is shifted in time.
 */
final class Repaired implements PcmSource {

  static final int SIZE = 2048;
  static final int CONTEXT = SIZE / 4;
  static final int CORE = SIZE / 2;

  /** Repairs what lies in the core of a frame of one channel. */
  @FunctionalInterface
  interface Repair {

    /**
     * @param frame samples to repair in place; what lies before the core is repaired already
     */
    void apply(int channel, float[] frame);
  }

  private final PcmSource source;
  private final Repair repair;
  private final float[][] frame;
  private final float[][] part;

  /** Frames read from the source and not yet delivered. */
  private long undelivered;

  /** Frames of the core not yet delivered. */
  private int ready;

  private boolean ended;
  private boolean begun;

  Repaired(PcmSource source, Repair repair) {
    int channels = source.format().channels();
    this.source = source;
    this.repair = repair;
    this.frame = new float[channels][SIZE];
    this.part = new float[channels][CORE];
  }

  @Override
  public PcmFormat format() {
    return source.format();
  }

  @Override
  public int read(float[][] block) throws IOException {
    if (!begun) {
      begun = true;
      undelivered = fill(SIZE - CONTEXT);
      repairCore();
      ready = CORE;
    }
    if (ready == 0) {
      advance();
    }
    int left = (int) Math.min(ready, undelivered);
    if (left <= 0) {
      return -1;
    }
    int count = Math.min(left, block[0].length);
    for (int channel = 0; channel < block.length; channel++) {
      System.arraycopy(frame[channel], CONTEXT + CORE - ready, block[channel], 0, count);
    }
    ready -= count;
    undelivered -= count;
    return count;
  }

  private void advance() throws IOException {
    for (float[] channel : frame) {
      System.arraycopy(channel, CORE, channel, 0, SIZE - CORE);
    }
    undelivered += fill(CORE);
    repairCore();
    ready = CORE;
  }

  private void repairCore() {
    for (int channel = 0; channel < frame.length; channel++) {
      repair.apply(channel, frame[channel]);
    }
  }

  /** Reads the last {@code wanted} samples of the frame, silence after the end. */
  private int fill(int wanted) throws IOException {
    int filled = 0;
    while (filled < wanted && !ended) {
      float[][] rows = part;
      if (wanted - filled < CORE) {
        rows = new float[frame.length][wanted - filled];
      }
      int count = source.read(rows);
      if (count < 0) {
        ended = true;
        break;
      }
      for (int channel = 0; channel < frame.length; channel++) {
        System.arraycopy(rows[channel], 0, frame[channel], SIZE - wanted + filled, count);
      }
      filled += count;
    }
    for (float[] channel : frame) {
      Arrays.fill(channel, SIZE - wanted + filled, SIZE, 0);
    }
    return filled;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
