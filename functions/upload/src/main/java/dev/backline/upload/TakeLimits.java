package dev.backline.upload;

import java.time.Duration;

/**
 * How long a take may be.
 *
 * @param shortest less cannot be sung to
 * @param longest more cannot be produced in one piece
 */
public record TakeLimits(Duration shortest, Duration longest) {

  /** One second to one hour. */
  public static final TakeLimits DEFAULT =
      new TakeLimits(Duration.ofSeconds(1), Duration.ofHours(1));

  public TakeLimits {
    if (!shortest.isPositive() || longest.compareTo(shortest) < 0) {
      throw new IllegalArgumentException("limits must be positive and in order");
    }
  }
}
