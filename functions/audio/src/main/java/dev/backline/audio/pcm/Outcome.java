package dev.backline.audio.pcm;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What came of work on another thread, its failure as the caller's own. */
final class Outcome {

  private Outcome() {}

  /**
   * Waits for the work.
   *
   * @throws IOException what the work threw, or an {@link InterruptedIOException}
   */
  static <T> T of(Future<T> work) throws IOException {
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
   * Waits until the work touches nothing any more, even when it is interrupted meanwhile.
   *
   * @throws IOException what the work threw
   */
  static <T> T settled(Future<T> work) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return work.get();
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

  private static IOException failure(Throwable cause) {
    return switch (cause) {
      case IOException failure -> failure;
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      default -> new IOException(cause);
    };
  }
}
