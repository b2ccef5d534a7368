package dev.backline.core.handler;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a function is configured with: the environment variables named in docs/architecture.md. Read
 * once at start; a blank value counts as not set.
 *
 * @param values by name
 */
public record Settings(Map<String, String> values) {

  public Settings {
    values = Map.copyOf(values);
  }

  /** The environment of this process. */
  public static Settings ofEnvironment() {
    return new Settings(System.getenv());
  }

  /**
   * The value of a setting that the function cannot do without.
   *
   * @throws IllegalStateException naming the variable, if it is not set
   */
  public String text(String name) {
    return optional(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Set the environment variable " + name + " of this function"));
  }

  /** The value of a setting, or empty if it is not set. */
  public Optional<String> optional(String name) {
    Objects.requireNonNull(name, "name is null");
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }
}
