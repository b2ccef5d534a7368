package dev.backline.audio.pcm;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Work on audio that goes on beside the caller's, on a thread of the platform. Closing it before
 * its outcome was asked for interrupts it: nobody wants the result any more.
 *
 * @param <T> what comes of it
 */
public final class Aside<T> implements AutoCloseable {

  private final FutureTask<T> task;
  private final Thread thread;

  private Aside(Callable<T> work) {
    this.task = new FutureTask<>(work);
    this.thread = Thread.ofPlatform().daemon().name("aside").unstarted(task);
  }

  /** Begins the work. */
  public static <T> Aside<T> begin(Callable<T> work) {
    var aside = new Aside<>(work);
    aside.thread.start();
    return aside;
  }

  /**
   * Waits for what comes of the work.
   *
   * @throws IOException what the work threw, or an {@link InterruptedIOException}
   */
  public T outcome() throws IOException {
    return new Outcome<>(task).get();
  }

  /** Ends the work and waits until it no longer touches its files. */
  @Override
  public void close() {
    task.cancel(true);
    boolean interrupted = Thread.interrupted();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
