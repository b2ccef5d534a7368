package dev.backline.core.limits;

import java.time.Duration;
import java.util.Objects;

/**
 * How often a subject may do something in a window of time. Windows are fixed: they begin at
 * multiples of their length since 1970.
 *
 * @param name of what is limited, such as {@code login-address}
 * @param limit times in a window
 * @param window length, whole seconds
 */
public record Quota(String name, long limit, Duration window) {

  public Quota {
    Objects.requireNonNull(name, "name is null");
    if (limit < 1 || window.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "A quota allows at least once in at least a second: " + limit + " in " + window);
    }
  }
}
