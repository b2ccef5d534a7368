package dev.backline.cloud.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The Lambda runtime API, version 2018-06-01, for one instance: it asks for the next call and posts
 * how that ended.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String BASE = "/2018-06-01/runtime/";

  private final String functionArn;
  private final HttpServer server;
  private final SynchronousQueue<Call> calls = new SynchronousQueue<>();
  private final CountDownLatch readyOrFailed = new CountDownLatch(1);
  private final CompletableFuture<byte[]> initError = new CompletableFuture<>();
  private volatile boolean ended;
  private volatile Optional<Call> running = Optional.empty();

  RuntimeApi(String functionArn) throws IOException {
    this.functionArn = functionArn;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("runtime-api-", 0).factory()));
    server.createContext(BASE + "invocation/next", this::next);
    server.createContext(BASE + "invocation/", this::result);
    server.createContext(BASE + "init/error", this::initFailed);
    server.start();
  }

  /** How a call ended. */
  sealed interface Outcome {
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(byte[] payload) implements Outcome {}

    @SuppressWarnings("ArrayRecordComponent")
    record Failed(byte[] error) implements Outcome {}

    /** The process is gone. */
    record Ended() implements Outcome {}

    /** Nothing came in time. */
    record Late() implements Outcome {}
  }

  /** The value of {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Waits until the instance asked for its first call; false when it failed, ended or took too
   * long.
   */
  boolean awaitReady(long withinMs) throws InterruptedException {
    return readyOrFailed.await(withinMs, TimeUnit.MILLISECONDS) && !ended && !initError.isDone();
  }

  /** The error that the instance reported while it started. */
  Optional<byte[]> initError() {
    return Optional.ofNullable(initError.getNow(null));
  }

  Outcome call(String requestId, long deadlineEpochMs, byte[] payload, long withinMs)
      throws InterruptedException {
    var call = new Call(requestId, deadlineEpochMs, payload, new CompletableFuture<>());
    running = Optional.of(call);
    if (ended) return new Outcome.Ended();
    try {
      if (!calls.offer(call, withinMs, TimeUnit.MILLISECONDS))
        return ended ? new Outcome.Ended() : new Outcome.Late();
      return call.outcome().get(withinMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return new Outcome.Late();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Tells that the process is gone. */
  void ended() {
    ended = true;
    readyOrFailed.countDown();
    running.ifPresent(call -> call.outcome().complete(new Outcome.Ended()));
  }

  @Override
  public void close() {
    ended();
    server.stop(0);
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Call(
      String requestId, long deadlineEpochMs, byte[] payload, CompletableFuture<Outcome> outcome) {}

  private void next(HttpExchange exchange) throws IOException {
    readyOrFailed.countDown();
    Call call;
    try {
      call = calls.take();
    } catch (InterruptedException _) {
      exchange.close();
      return;
    }
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", call.requestId());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(call.deadlineEpochMs()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    // Without a content type the interface client's native part crashes its JVM.
    headers.set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, call.payload().length == 0 ? -1 : call.payload().length);
    try (var body = exchange.getResponseBody()) {
      body.write(call.payload());
    }
  }

  private void result(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String[] path =
        exchange.getRequestURI().getPath().substring((BASE + "invocation/").length()).split("/");
    running
        .filter(call -> call.requestId().equals(path[0]))
        .ifPresent(
            call ->
                call.outcome()
                    .complete(
                        path[1].equals("error")
                            ? new Outcome.Failed(body)
                            : new Outcome.Answered(body)));
    accepted(exchange);
  }

  private void initFailed(HttpExchange exchange) throws IOException {
    initError.complete(exchange.getRequestBody().readAllBytes());
    readyOrFailed.countDown();
    accepted(exchange);
  }

  private static void accepted(HttpExchange exchange) throws IOException {
    byte[] status = "{\"status\":\"OK\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(202, status.length);
    try (var body = exchange.getResponseBody()) {
      body.write(status);
    }
  }
}
