package dev.backline.cloud.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A client of the product's HTTP API, as an app would be one. */
public final class CloudClient {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI baseUrl;
  private final Optional<String> token;

  private CloudClient(URI baseUrl, Optional<String> token) {
    this.baseUrl = baseUrl;
    this.token = token;
  }

  /** A client that is not signed in. */
  public static CloudClient of(URI baseUrl) {
    return new CloudClient(baseUrl, Optional.empty());
  }

  /** An answer; {@code json} is missing if the body is none. */
  public record Answer(int status, HttpHeaders headers, String body, JsonNode json) {}

  /** A client that is signed in as somebody new. */
  public CloudClient signedUp() {
    var email = "artist-" + UUID.randomUUID() + "@example.com";
    var answer =
        post(
            "/api/auth/signup",
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, UUID.randomUUID()));
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException("sign-up answered " + answer.status() + ": " + answer.body());
    }
    return withToken(answer.json().path("token").asText());
  }

  /** A client that sends this bearer token. */
  public CloudClient withToken(String bearer) {
    return new CloudClient(baseUrl, Optional.of(bearer));
  }

  public URI baseUrl() {
    return baseUrl;
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer post(String path, String json, String... headers) {
    return send("POST", path, BodyPublishers.ofString(json), headers);
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /**
   * Sends any request.
   *
   * @param headers names and values in turn; without any the body is JSON
   */
  public Answer send(String method, String path, BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(baseUrl.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    if (headers.length == 0) {
      request.header("Content-Type", "application/json");
    } else {
      request.headers(headers);
    }
    token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.headers(), answer.body(), json(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException _) {
      return MAPPER.missingNode();
    }
  }
}
