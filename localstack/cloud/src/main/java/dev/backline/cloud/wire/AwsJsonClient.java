package dev.backline.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backline.stores.LocalAccount;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Calls a service of the embedded cloud in its JSON protocol. The documents stay what they are on
 * the wire, so that stream records and messages reach a function unchanged. Requests name the local
 * key and carry no valid signature.
 */
public final class AwsJsonClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http;
  private final URI endpoint;
  private final String target;
  private final String service;

  /**
   * @param target the prefix of {@code X-Amz-Target}, for example {@code DynamoDBStreams_20120810}
   * @param service the name in credentials, for example {@code dynamodb}
   */
  public AwsJsonClient(HttpClient http, URI endpoint, String target, String service) {
    this.http = http;
    this.endpoint = endpoint;
    this.target = target;
    this.service = service;
  }

  /**
   * Calls one operation.
   *
   * @throws AwsProblem when the service refuses
   * @throws IOException when it does not answer
   */
  public JsonNode call(String operation, JsonNode request)
      throws AwsProblem, IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(endpoint.resolve("/"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", target + "." + operation)
            .header("Authorization", authorization())
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request)))
            .build();
    HttpResponse<byte[]> response = http.send(post, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 == 2) return JSON.readTree(response.body());
    throw problem(response);
  }

  private AwsProblem problem(HttpResponse<byte[]> response) {
    try {
      JsonNode body = JSON.readTree(response.body());
      String type = body.path("__type").asText("HTTP " + response.statusCode());
      String message = body.path("message").asText(body.path("Message").asText(""));
      return new AwsProblem(type.substring(type.indexOf('#') + 1), message);
    } catch (IOException _) {
      return new AwsProblem(
          "HTTP " + response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    }
  }

  private String authorization() {
    return "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=local"
        .formatted(LocalAccount.ACCESS_KEY_ID, LocalAccount.REGION.id(), service);
  }
}
