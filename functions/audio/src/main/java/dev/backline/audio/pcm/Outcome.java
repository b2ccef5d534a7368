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
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw new IOException(e.getCause());
      }
    }
  }
}
