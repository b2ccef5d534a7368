package dev.backline.workflows.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Pieces of work on a virtual thread each. When one fails the others are interrupted; all have
 * ended when {@link #work} returns, so that nothing is recorded behind the caller's back.
 */
final class Crew {

  private final List<Runnable> pieces = new ArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  void add(Runnable piece) {
    pieces.add(piece);
  }

  /** Does all the work; throws what the first piece to fail threw. */
  void work() {
    List<Thread> threads = new ArrayList<>();
    for (Runnable piece : pieces)
      threads.add(Thread.ofVirtual().unstarted(() -> run(piece, threads)));
    threads.forEach(Thread::start);
    boolean interrupted = false;
    for (Thread thread : threads) interrupted |= join(thread, threads);
    if (interrupted) throw new Halted();
    switch (failure.get()) {
      case null -> {}
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }

  private void run(Runnable piece, List<Thread> threads) {
    try {
      piece.run();
    } catch (RuntimeException | Error e) {
      if (failure.compareAndSet(null, e)) {
        for (Thread thread : threads) if (thread != Thread.currentThread()) thread.interrupt();
      }
    }
  }

  private static boolean join(Thread thread, List<Thread> threads) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        return interrupted;
      } catch (InterruptedException _) {
        interrupted = true;
        threads.forEach(Thread::interrupt);
      }
    }
  }
}
