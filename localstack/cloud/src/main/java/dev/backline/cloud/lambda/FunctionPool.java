package dev.backline.cloud.lambda;

import dev.backline.cloud.template.Function;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The instances of one function: made when a call finds none idle, up to a limit; beyond it calls
 * wait in order.
 */
final class FunctionPool implements AutoCloseable {
  private final Function function;
  private final int maxInstances;
  private final FunctionLog log;
  private final Supplier<Instance> start;
  private final Semaphore free;
  private final Deque<Instance> idle = new ArrayDeque<>();
  private boolean closed;
  private volatile boolean called;

  FunctionPool(Function function, int maxInstances, FunctionLog log, Supplier<Instance> start) {
    this.function = function;
    this.maxInstances = maxInstances;
    this.free = new Semaphore(maxInstances, true);
    this.log = log;
    this.start = start;
  }

  InvocationResult invoke(byte[] payload) throws InterruptedException {
    called = true;
    free.acquire();
    try {
      Instance instance = takeIdle().orElseGet(start);
      try {
        return measured(instance, payload);
      } finally {
        giveBack(instance);
      }
    } finally {
      free.release();
    }
  }

  /**
   * Makes sure that an instance is loaded, unless a call is doing that already. A call that comes
   * in the meantime waits for this instance instead of loading a second one.
   */
  void warm() throws InterruptedException {
    if (!free.tryAcquire(maxInstances)) return;
    try {
      Instance instance = takeIdle().orElseGet(start);
      try {
        instance.prepare();
      } finally {
        giveBack(instance);
      }
    } finally {
      free.release(maxInstances);
    }
  }

  /**
   * Lets an idle instance rehearse, unless there has been a call. One that comes in the meantime is
   * given another instance, if the limit allows one.
   */
  void rehearse() throws InterruptedException {
    if (called || !free.tryAcquire()) return;
    try {
      Optional<Instance> idle = takeIdle();
      if (idle.isEmpty()) return;
      try {
        idle.get().rehearse();
      } finally {
        giveBack(idle.get());
      }
    } finally {
      free.release();
    }
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(Instance::close);
      idle.clear();
    }
    log.close();
  }

  private InvocationResult measured(Instance instance, byte[] payload) throws InterruptedException {
    String requestId = UUID.randomUUID().toString();
    long startedNs = System.nanoTime();
    log.started(requestId);
    InvocationResult result = instance.call(requestId, payload);
    if (result instanceof InvocationResult.Failure failure && failure.timedOut())
      log.line(failure.errorMessage());
    log.ended(requestId, (System.nanoTime() - startedNs) / 1_000_000, function.memoryMb());
    return result;
  }

  private Optional<Instance> takeIdle() {
    synchronized (idle) {
      for (Instance instance = idle.pollFirst(); instance != null; instance = idle.pollFirst()) {
        if (instance.usable()) return Optional.of(instance);
        instance.close();
      }
      return Optional.empty();
    }
  }

  private void giveBack(Instance instance) {
    synchronized (idle) {
      if (instance.usable() && !closed) {
        idle.addFirst(instance);
        return;
      }
    }
    instance.close();
  }
}
