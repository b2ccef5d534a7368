package dev.backline.stores;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;

/**
 * The main class of the process that DynamoDB Local runs in. DynamoDB Local's own licence forbids
 * to link it, so it is found by name on the class path that the user's Maven resolved. Two things
 * its own main class cannot do are done here: it listens on loopback only, on a free port when
 * asked for port 0, and it ends when standard input ends, which is when the parent is gone, however
 * it went.
 */
final class TetheredMain {
  /** Starts the line on standard output that tells the port. */
  static final String READY = "listening on ";

  private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";

  private TetheredMain() {}

  /**
   * Takes the port and then the options of DynamoDB Local's command line, without {@code -port}.
   */
  public static void main(String[] arguments) throws Exception {
    Thread.ofPlatform().daemon().name("tether").start(TetheredMain::endWithParent);
    String[] options = arguments.clone();
    options[0] = "-disableTelemetry";

    Object server =
        Class.forName(RUNNER)
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(null, (Object) options);
    Object jetty = jettyOf(server);
    Object connector = ((Object[]) call(jetty, "getConnectors"))[0];
    connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
    connector
        .getClass()
        .getMethod("setPort", int.class)
        .invoke(connector, Integer.parseInt(arguments[0]));
    call(server, "start");
    System.out.println(READY + call(connector, "getLocalPort"));
    call(server, "join");
  }

  private static Object jettyOf(Object server) throws ReflectiveOperationException {
    for (var field : server.getClass().getDeclaredFields()) {
      if (field.getType().getName().equals("org.eclipse.jetty.server.Server")) {
        field.setAccessible(true);
        return field.get(server);
      }
    }
    throw new IllegalStateException(
        "this version of DynamoDB Local cannot be bound to loopback: no Jetty server in "
            + server.getClass());
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    Method found = target.getClass().getMethod(method);
    return found.invoke(target);
  }

  private static void endWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // a broken pipe means the same as its end
    }
    Runtime.getRuntime().halt(0);
  }
}
