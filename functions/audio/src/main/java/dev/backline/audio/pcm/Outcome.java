package dev.backline.audio.pcm;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What came of work on another thread, its failure as the caller's own and told once. */
final class Outcome<T> {
  private final Future<T> work;
  private boolean told;

  Outcome(Future<T> work) {
    this.work = work;
  }

  /**
   * Waits for the work.
   *
   * @throws IOException what the work threw, or an {@link InterruptedIOException}
   */
  T get() throws IOException {
    try {
      return work.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted before work on another thread was done");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  /**
   * Waits until the work touches nothing any more, even when interrupted meanwhile.
   *
   * @throws IOException what the work threw, unless {@link #get} has told it
   */
  void settle() throws IOException {
    boolean interrupted = false;
    try {
      while (!told) {
        try {
          work.get();
          return;
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  private IOException failure(Throwable cause) {
    told = true;
    return switch (cause) {
      case IOException failure -> failure;
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      default -> new IOException(cause);
    };
  }
}
