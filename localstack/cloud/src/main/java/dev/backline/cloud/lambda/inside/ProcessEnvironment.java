package dev.backline.cloud.lambda.inside;

import java.util.Map;

/**
 * What {@link System#getenv()} is to a function: its calls are sent here when its classes are
 * loaded.
 */
public final class ProcessEnvironment {
  private static volatile Map<String, String> variables = Map.of();

  private ProcessEnvironment() {}

  /** Sets what the function sees, before any of its classes is loaded. */
  public static void set(Map<String, String> environment) {
    variables = Map.copyOf(environment);
  }

  /** Stands for {@link System#getenv()}. */
  public static Map<String, String> getenv() {
    return variables;
  }

  /** Stands for {@link System#getenv(String)}; {@code null} when the variable is not set. */
  public static String getenv(String name) {
    return variables.get(name);
  }
}
