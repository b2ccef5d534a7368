package dev.backline.cloud.lambda.inside;

import java.util.Map;

/**
 * What {@link System#getenv()} is to classes that functions share: the environment of the function
 * whose thread asks. A thread tells its function by its context class loader, which those that it
 * starts inherit; to any other thread nothing is set.
 */
public final class CallersEnvironment {
  private CallersEnvironment() {}

  /** A function's class loader. */
  public interface OfFunction {
    /** Everything that the function sees. */
    Map<String, String> environment();
  }

  /** Stands for {@link System#getenv()}. */
  public static Map<String, String> getenv() {
    return Thread.currentThread().getContextClassLoader() instanceof OfFunction function
        ? function.environment()
        : Map.of();
  }

  /** Stands for {@link System#getenv(String)}; {@code null} when the variable is not set. */
  public static String getenv(String name) {
    return getenv().get(name);
  }
}
