package dev.backline.cloud.lambda;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output and error of a JVM that runs many functions: what a function's thread, or one
 * that it started, prints goes to the function's log; everything else goes where it went.
 */
final class StandardStreams {
  private static final InheritableThreadLocal<FunctionLog> LOG = new InheritableThreadLocal<>();

  private static boolean installed;

  private StandardStreams() {}

  /** Takes over {@link System#out} and {@link System#err}, once for the life of the JVM. */
  static synchronized void install() {
    if (installed) return;
    System.setOut(new PrintStream(new Routed(System.out), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new Routed(System.err), true, StandardCharsets.UTF_8));
    installed = true;
  }

  /** Sends what this thread and those that it starts from now on print to a log. */
  static void sendTo(FunctionLog log) {
    LOG.set(log);
  }

  private static final class Routed extends OutputStream {
    private final PrintStream elsewhere;

    Routed(PrintStream elsewhere) {
      this.elsewhere = elsewhere;
    }

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      FunctionLog log = LOG.get();
      if (log == null) {
        elsewhere.write(bytes, offset, length);
      } else {
        log.write(bytes, offset, length);
      }
    }

    @Override
    public void flush() {
      FunctionLog log = LOG.get();
      if (log == null) {
        elsewhere.flush();
      } else {
        log.flush();
      }
    }
  }
}
