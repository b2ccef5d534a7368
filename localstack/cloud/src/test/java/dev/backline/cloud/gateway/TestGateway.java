package dev.backline.cloud.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backline.cloud.gateway.Functions.Outcome;
import dev.backline.cloud.template.Addresses;
import dev.backline.cloud.template.Api;
import dev.backline.cloud.template.Api.Authorizer;
import dev.backline.cloud.template.Api.Cors;
import dev.backline.cloud.template.Api.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A gateway over functions that are lambdas, and a client of it. */
final class TestGateway implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, Function<JsonNode, Outcome>> functions = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> lastEvents = new ConcurrentHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Gateway gateway;

  private TestGateway(Api api) {
    gateway =
        Gateway.start(
            api,
            0,
            new Addresses(
                "test",
                "123456789012",
                "eu-west-1",
                URI.create("http://127.0.0.1:1"),
                URI.create("http://127.0.0.1:2")),
            (function, event, _) -> call(function, event));
  }

  static TestGateway open(String... routes) {
    return new TestGateway(
        new Api("Api", "api", routes(false, routes), Optional.empty(), Optional.empty()));
  }

  static TestGateway authorized(boolean simpleResponses, String... routes) {
    var authorizer = new Authorizer("Own", "authorizer", List.of("Authorization"), simpleResponses);
    return new TestGateway(
        new Api("Api", "api", routes(true, routes), Optional.of(authorizer), Optional.empty()));
  }

  static TestGateway crossOrigin(Cors cors, String... routes) {
    return new TestGateway(
        new Api("Api", "api", routes(false, routes), Optional.empty(), Optional.of(cors)));
  }

  /** Each route is answered by a function named as the route. */
  private static List<Route> routes(boolean authorized, String... keys) {
    var routes = new ArrayList<Route>();
    for (String key : keys) {
      var parts = key.equals("$default") ? new String[] {"ANY", key} : key.split(" ");
      routes.add(new Route(parts[0], parts[1], key, authorized));
    }
    return routes;
  }

  TestGateway when(String function, String payload) {
    return when(function, _ -> new Outcome.Returned(payload.getBytes(UTF_8)));
  }

  TestGateway when(String function, Function<JsonNode, Outcome> behaviour) {
    functions.put(function, behaviour);
    return this;
  }

  /** The last event that a function got. */
  Optional<JsonNode> lastEvent(String function) {
    return Optional.ofNullable(lastEvents.get(function));
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    return send(method, path, body.getBytes(UTF_8), headers);
  }

  HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(gateway.url() + path))
            .method(method, BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  URI url() {
    return gateway.url();
  }

  private Outcome call(String function, byte[] event) {
    try {
      JsonNode read = MAPPER.readTree(event);
      lastEvents.put(function, read);
      return functions
          .getOrDefault(function, _ -> new Outcome.Returned("{\"statusCode\":200}".getBytes(UTF_8)))
          .apply(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    gateway.close();
    client.close();
  }
}
