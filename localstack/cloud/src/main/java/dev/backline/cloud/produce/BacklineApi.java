package dev.backline.cloud.produce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The HTTP API as a client sees it: JSON in, JSON out, a bearer token once signed in. A refused
 * call is an {@link ApiProblem} with the text of the problem document.
 */
final class BacklineApi {

  private static final Duration TRANSFERRED_WITHIN = Duration.ofMinutes(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A call may meet a function that is only being loaded; it is the same call however often it is
   * sent.
   */
  private static final RetryPolicy<HttpResponse<String>> PATIENCE =
      RetryPolicy.<HttpResponse<String>>builder()
          .handle(ConnectException.class)
          .handleResultIf(answer -> answer.statusCode() >= 500)
          .withBackoff(Duration.ofMillis(250), Duration.ofSeconds(4))
          .withMaxRetries(5)
          .build();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI base;
  private final Optional<String> token;

  BacklineApi(URI base) {
    this(base, Optional.empty());
  }

  private BacklineApi(URI base, Optional<String> token) {
    this.base = base;
    this.token = token;
  }

  /** Signs in, or signs up first when the account does not exist yet. */
  BacklineApi signIn(String email, String password) throws IOException {
    JsonNode login = JSON.createObjectNode().put("email", email).put("password", password);
    try {
      return as(post("/api/auth/login", login));
    } catch (ApiProblem problem) {
      if (problem.status() != 401) throw problem;
      return as(post("/api/auth/signup", login));
    }
  }

  private BacklineApi as(JsonNode answer) {
    return new BacklineApi(base, Optional.of(answer.path("token").asText()));
  }

  JsonNode get(String path) throws IOException {
    return call(request(path).GET().build());
  }

  JsonNode post(String path, JsonNode body) throws IOException {
    return call(
        request(path)
            .header("content-type", "application/json")
            .header("idempotency-key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  /** Puts bytes on a presigned URL and returns the ETag. */
  String put(URI url, JsonNode headers, HttpRequest.BodyPublisher bytes) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).PUT(bytes);
    for (var header : headers.properties()) {
      // The client sets it by the body and refuses it as a header.
      if (header.getKey().equalsIgnoreCase("content-length")) continue;
      request.header(header.getKey(), header.getValue().asText());
    }
    HttpResponse<String> answer = send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300)
      throw new ApiProblem(answer.statusCode(), "upload_refused", answer.body());
    return answer.headers().firstValue("etag").orElse("");
  }

  /** Fetches a signed URL into a file, replacing it only once it is complete. */
  void download(URI url, Path file) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    HttpRequest request = HttpRequest.newBuilder(url).GET().build();
    HttpResponse<Path> answer = send(request, BodyHandlers.ofFile(partial));
    if (answer.statusCode() != 200) {
      Files.deleteIfExists(partial);
      throw new ApiProblem(answer.statusCode(), "download_failed", file.getFileName().toString());
    }
    Files.move(partial, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
    token.ifPresent(bearer -> request.header("authorization", "Bearer " + bearer));
    return request;
  }

  private JsonNode call(HttpRequest request) throws IOException {
    HttpResponse<String> answer = patiently(request);
    JsonNode body =
        answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    if (answer.statusCode() >= 400) {
      throw new ApiProblem(
          answer.statusCode(), body.path("error").asText("http_error"), text(body, answer.body()));
    }
    return body;
  }

  /** Title and detail of a problem document; what there is of an answer that is none. */
  private static String text(JsonNode body, String whole) {
    String detail = body.path("detail").asText(body.path("message").asText(whole));
    return body.hasNonNull("title") ? body.path("title").asText() + ": " + detail : detail;
  }

  private HttpResponse<String> patiently(HttpRequest request) throws IOException {
    try {
      return Failsafe.with(PATIENCE).get(() -> send(request, BodyHandlers.ofString()));
    } catch (FailsafeException failed) {
      if (failed.getCause() instanceof IOException io) throw io;
      throw failed;
    }
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws IOException {
    // The request's own limit ends with the headers of the answer.
    CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
    try {
      return answer.get(TRANSFERRED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw new HttpTimeoutException(request.uri().getPath() + " took too long");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException cause) throw cause;
      throw new IOException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(
          "interrupted while waiting for " + request.uri().getPath(), interrupted);
    }
  }
}
