package dev.backline.workflows.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backline.workflows.Workflows;
import dev.backline.workflows.expression.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The Step Functions API on the loopback interface, for the AWS SDKs and the command line. */
public final class WorkflowServer implements AutoCloseable {

  private static final String PREFIX = "AWSStepFunctions.";

  private final WorkflowApi api;
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("step-functions-", 0).factory());

  private WorkflowServer(WorkflowApi api, HttpServer server) {
    this.api = api;
    this.server = server;
  }

  /**
   * Starts to serve.
   *
   * @param port the port on loopback, 0 for a free one
   */
  public static WorkflowServer start(Workflows workflows, int port) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      var server = new WorkflowServer(new WorkflowApi(workflows), http);
      http.createContext("/", server::handle).getFilters().add(new Loopback());
      http.setExecutor(server.threads);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String operation = target.startsWith(PREFIX) ? target.substring(PREFIX.length()) : target;
      Response response = api.call(operation, body);
      byte[] bytes = Json.text(response.body()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
      exchange.sendResponseHeaders(response.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Stops to serve; the workflows go on. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
