package dev.backline.export.api;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that goes on beside other work of one step, and ends with it. */
final class Beside implements AutoCloseable {

  private static final int THREADS = 3;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** A result that is waited for, with the failure of the work as its own. */
  @FunctionalInterface
  interface Result<T> {
    T get() throws IOException;
  }

  <T> Result<T> begin(Callable<T> work) {
    Future<T> underWay = threads.submit(work);
    return () -> await(underWay);
  }

  private static <T> T await(Future<T> work) throws IOException {
    try {
      return work.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted before the work beside was done");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case null, default -> throw new IOException("The work beside failed", e.getCause());
      }
    }
  }

  /** Ends what is still under way, whose result nobody wants any more. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
