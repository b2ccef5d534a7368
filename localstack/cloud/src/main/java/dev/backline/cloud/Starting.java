package dev.backline.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Things that are started side by side: all of them, or in the end none. */
final class Starting implements AutoCloseable {
  private final List<CompletableFuture<?>> all = new ArrayList<>();
  private final List<Runnable> undo = new ArrayList<>();
  private boolean done;

  /**
   * Starts something in a thread of the platform. Much is initialised here, and a virtual thread
   * that initialises a class keeps its carrier: with two of them a start was seen to wait for ever
   * for a lock that a third had no carrier to give back on.
   *
   * @param stop ends it again if another does not start
   */
  <T> CompletableFuture<T> begin(Supplier<T> start, Consumer<T> stop) {
    var future =
        CompletableFuture.supplyAsync(start, task -> Thread.ofPlatform().daemon().start(task));
    all.add(future);
    undo.add(() -> future.thenAccept(stop).exceptionally(_ -> null).join());
    return future;
  }

  /** Waits for this too. */
  void also(CompletableFuture<?> work) {
    all.add(work);
  }

  /** Waits for everything, and throws what the first failure threw. */
  void await() {
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
      done = true;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void close() {
    if (!done) {
      undo.forEach(Runnable::run);
    }
  }
}
