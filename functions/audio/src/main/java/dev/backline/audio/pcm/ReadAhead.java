package dev.backline.audio.pcm;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Reads a source one block ahead on another thread, so that several sources are made beside each
 * other and none waits for the slowest at every block. The blocks are those of the source, in order
 * and one at a time.
 */
public final class ReadAhead implements PcmSource {
  private final PcmSource source;
  private final Executor threads;
  private float[][] made;
  private float[][] next;
  private Outcome<Integer> count;
  private int ready;
  private int taken;

  /**
   * Begins to read.
   *
   * @param blockFrames are read at once
   * @param threads where it is read; more sources than threads take turns
   */
  public ReadAhead(PcmSource source, int blockFrames, Executor threads) {
    this.source = source;
    this.threads = threads;
    int channels = source.format().channels();
    made = new float[channels][blockFrames];
    next = new float[channels][blockFrames];
    readOn();
  }

  @Override
  public PcmFormat format() {
    return source.format();
  }

  @Override
  public int read(float[][] block) throws IOException {
    if (taken == ready) {
      int got = count.get();
      if (got < 0) return -1;
      ready = got;
      taken = 0;
      float[][] spare = made;
      made = next;
      next = spare;
      readOn();
    }
    int frames = Math.min(ready - taken, block[0].length);
    for (int channel = 0; channel < made.length; channel++) {
      System.arraycopy(made[channel], taken, block[channel], 0, frames);
    }
    taken += frames;
    return frames;
  }

  private void readOn() {
    float[][] into = next;
    var reading = new FutureTask<>(() -> source.read(into));
    threads.execute(reading);
    count = new Outcome<>(reading);
  }

  /**
   * Closes the source when the block under way is read.
   *
   * @throws IOException why that was not read, unless {@link #read} has told it
   */
  @Override
  public void close() throws IOException {
    try (source) {
      count.settle();
    }
  }
}
