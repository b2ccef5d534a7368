package dev.backline.core.handler;

import io.micronaut.context.ApplicationContext;
import java.util.Map;

/**
 * Starts the one bean container of a function. Nothing unique and nothing that depends on the time
 * is made at start, so a SnapStart snapshot of it may be restored any number of times. The
 * environment is not deduced, so that a function has the same beans wherever it runs.
 */
public final class Container {

  /**
   * Serde leaves out null and empty members unless told otherwise; the payloads between the steps
   * and the lists of the API need them: JSONata tells null from absent. Which origins may call is
   * the gateway's to say; Micronaut would refuse every foreign one on a loopback address.
   */
  private static final Map<String, Object> PROPERTIES =
      Map.of(
          "micronaut.serde.serialization.inclusion", "ALWAYS",
          "micronaut.server.cors.localhost-pass-through", true,
          "micronaut.application.name", "backline");

  private Container() {}

  /** Starts the container of a handler, configured by the environment of the process. */
  public static ApplicationContext start(Class<?> handler) {
    return start(handler, Settings.ofEnvironment());
  }

  /**
   * Starts the container of a handler.
   *
   * @param handler whose class loader is searched for beans
   * @param settings what the function is configured with
   * @param beans take the place of the beans of their type that core defines (a clock, a client)
   */
  public static ApplicationContext start(Class<?> handler, Settings settings, Object... beans) {
    return ApplicationContext.builder(handler.getClassLoader())
        .deduceEnvironment(false)
        .banner(false)
        .properties(PROPERTIES)
        .singletons(settings)
        .singletons(beans)
        .start();
  }
}
