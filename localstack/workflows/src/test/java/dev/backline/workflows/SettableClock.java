package dev.backline.workflows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves when told to. */
final class SettableClock extends Clock {

  private final AtomicLong millis;

  SettableClock(long millis) {
    this.millis = new AtomicLong(millis);
  }

  void advanceSeconds(long seconds) {
    millis.addAndGet(seconds * 1_000);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis.get());
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
