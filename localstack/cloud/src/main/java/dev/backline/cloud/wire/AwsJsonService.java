package dev.backline.cloud.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backline.workflows.api.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Serves services in AWS's JSON protocol on one loopback port; each operation is named by {@code
 * X-Amz-Target}.
 */
public final class AwsJsonService implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(AwsJsonService.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TYPE = "application/x-amz-json-1.1";

  private final HttpServer server;
  private final Map<String, Operation> operations;

  /** One operation of a service. */
  @FunctionalInterface
  public interface Operation {
    /** Answers a request, or says why not. */
    JsonNode answer(JsonNode request) throws AwsProblem;
  }

  /**
   * Starts to serve.
   *
   * @param port 0 for a free one
   * @param operations by target, for example {@code AWSEvents.PutEvents}
   */
  public AwsJsonService(int port, Map<String, Operation> operations) throws IOException {
    this.operations = Map.copyOf(operations);
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("aws-json-", 0).factory()));
    server.createContext("/", this::handle).getFilters().add(new Loopback());
    server.start();
  }

  /** Where it listens, without a path. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String target =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
      try {
        answer(exchange, 200, operation(target).answer(JSON.readTree(body)));
      } catch (AwsProblem e) {
        problem(exchange, 400, e.code(), e.getMessage());
      } catch (JsonProcessingException _) {
        problem(exchange, 400, "SerializationException", "the body is not JSON");
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, e, () -> target + " failed");
        problem(exchange, 500, "InternalFailure", "the embedded cloud could not answer " + target);
      }
    }
  }

  private Operation operation(String target) throws AwsProblem {
    Operation operation = operations.get(target);
    if (operation == null) {
      throw new AwsProblem(
          "UnknownOperationException", "the embedded cloud does not support \"" + target + "\"");
    }
    return operation;
  }

  private static void problem(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    exchange.getResponseHeaders().set("x-amzn-ErrorType", code);
    var problem = new LinkedHashMap<String, String>();
    problem.put("__type", code);
    problem.put("message", message);
    answer(exchange, status, JSON.valueToTree(problem));
  }

  private static void answer(HttpExchange exchange, int status, JsonNode document)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(document);
    exchange.getResponseHeaders().set("Content-Type", TYPE);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
