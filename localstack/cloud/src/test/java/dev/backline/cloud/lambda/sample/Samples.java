package dev.backline.cloud.lambda.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.backline.cloud.lambda.common.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.crac.Core;
import org.crac.Resource;

/** Functions that a test zips and runs as the product's own are. */
public final class Samples {
  private Samples() {}

  /**
   * Answers the value of the variable that the payload names, read in the three ways there are, and
   * what the context says.
   */
  public static final class Environment
      implements RequestHandler<Map<String, String>, Map<String, String>> {
    private static final Function<String, String> READ = System::getenv;

    @Override
    public Map<String, String> handleRequest(Map<String, String> input, Context context) {
      String name = input.get("name");
      return Map.of(
          "direct", String.valueOf(System.getenv(name)),
          "map", String.valueOf(System.getenv().get(name)),
          "reference", String.valueOf(READ.apply(name)),
          "function", context.getFunctionName(),
          "arn", context.getInvokedFunctionArn(),
          "hasTime", Boolean.toString(context.getRemainingTimeInMillis() > 0));
    }
  }

  /** Answers which copy of the shared jar's class it was given, and its own variable. */
  public static final class Sharing
      implements RequestHandler<Map<String, String>, Map<String, String>> {
    @Override
    public Map<String, String> handleRequest(Map<String, String> input, Context context) {
      return Map.of(
          "engine", Integer.toString(Engine.number()),
          "table", Engine.variable("TABLE_NAME"),
          "inAThreadOfItsOwn", inThread(() -> Engine.variable("TABLE_NAME")),
          "own", Integer.toString(System.identityHashCode(Sharing.class)));
    }
  }

  private static String inThread(Supplier<String> work) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return CompletableFuture.supplyAsync(work, threads).join();
    }
  }

  /** Fails as the payload says. */
  public static final class Failing implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      switch (new String(input.readAllBytes(), StandardCharsets.UTF_8)) {
        case "\"throw\"" -> throw new UnreadableTake("not audio");
        case "\"exit\"" -> Runtime.getRuntime().halt(3);
        default -> output.write("\"fine\"".getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** A fault of the caller's. */
  public static final class UnreadableTake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableTake(String message) {
      super(message);
    }
  }

  /** Cannot be made. */
  public static final class Unmakeable implements RequestStreamHandler {
    public Unmakeable() {
      throw new IllegalStateException("no table");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {}
  }

  /** Sleeps for the milliseconds of the payload, counts its calls and prints. */
  public static final class Sleeping implements RequestStreamHandler {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      long ms = Long.parseLong(new String(input.readAllBytes(), StandardCharsets.UTF_8));
      System.out.println("sleeping " + ms);
      try {
        Thread.sleep(ms);
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
      output.write(Integer.toString(calls.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Makes a temporary folder. */
  public static final class Temporary implements RequestHandler<String, Boolean> {
    @Override
    public Boolean handleRequest(String input, Context context) {
      try {
        return Files.deleteIfExists(Files.createTempDirectory("sample"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Answers how often it was told that a snapshot is to be taken of it. */
  public static final class Snapshots
      implements RequestHandler<Map<String, String>, Integer>, Resource {
    private int told;

    public Snapshots() {
      Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
      told++;
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
      throw new IllegalStateException("nothing was restored");
    }

    @Override
    public Integer handleRequest(Map<String, String> input, Context context) {
      return told;
    }
  }
}
