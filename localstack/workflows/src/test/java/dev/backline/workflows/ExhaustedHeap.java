package dev.backline.workflows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** A clock whose reading exhausts the heap of an execution's thread some times. */
final class ExhaustedHeap extends Clock {

  private final AtomicInteger spared;
  private final AtomicInteger left;

  ExhaustedHeap(int spared, int times) {
    this.spared = new AtomicInteger(spared);
    this.left = new AtomicInteger(times);
  }

  int left() {
    return left.get();
  }

  @Override
  public Instant instant() {
    if (Thread.currentThread().isVirtual()
        && spared.getAndDecrement() <= 0
        && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
      throw new OutOfMemoryError("exhausted for a test");
    }
    return Instant.now();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
