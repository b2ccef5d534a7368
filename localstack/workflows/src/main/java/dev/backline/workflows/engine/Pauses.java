package dev.backline.workflows.engine;

import java.time.Clock;

/**
 * Waits for a time of day rather than for a duration, so that a machine that slept, or a clock that
 * was set, is noticed.
 */
final class Pauses {

  private static final long LOOK_MS = 1_000;

  private Pauses() {}

  static void until(Clock clock, long epochMs) {
    try {
      for (long left = epochMs - clock.millis(); left > 0; left = epochMs - clock.millis()) {
        Thread.sleep(Math.min(left, LOOK_MS));
      }
    } catch (InterruptedException _) {
      throw new Halted();
    }
  }
}
