package dev.backline.audio.pcm;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Hands blocks on to a thread of its own, so that what is done with one block goes on while the
 * next is made. Blocks arrive in order and one at a time: the result is that of one thread. At most
 * one block is on its way.
 *
 * <p>The thread is one of the platform: work on samples never pauses and would keep a virtual
 * thread's carrier to itself.
 */
public final class Relay implements AutoCloseable {

  private final Receiver receiver;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("relay").factory());
  private float[][] handed = new float[0][0];
  private Outcome<?> underWay = new Outcome<>(CompletableFuture.completedFuture(null));

  /** Hands on to {@code receiver}, such as {@code sink::write}. */
  public Relay(Receiver receiver) {
    this.receiver = receiver;
  }

  /** What is done with a block; the block is the receiver's only until it returns. */
  @FunctionalInterface
  public interface Receiver {

    /** Takes {@code block[channel][0..frames)}. */
    void take(float[][] block, int frames) throws IOException;
  }

  /**
   * Hands on a copy of {@code block[channel][0..frames)}, as soon as the receiver is done with the
   * block before.
   *
   * @throws IOException what the receiver threw at an earlier block
   */
  public void write(float[][] block, int frames) throws IOException {
    underWay.get();
    if (handed.length != block.length || handed[0].length < frames) {
      handed = new float[block.length][frames];
    }
    for (int channel = 0; channel < block.length; channel++) {
      System.arraycopy(block[channel], 0, handed[channel], 0, frames);
    }
    underWay =
        new Outcome<>(
            thread.submit(
                () -> {
                  receiver.take(handed, frames);
                  return null;
                }));
  }

  /** Returns when the receiver is done with every block; closes nothing that lies behind it. */
  @Override
  public void close() throws IOException {
    try {
      underWay.settle();
    } finally {
      thread.shutdownNow();
    }
  }
}
