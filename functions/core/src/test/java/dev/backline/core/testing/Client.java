package dev.backline.core.testing;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.backline.core.http.HttpFunction;
import dev.backline.core.json.Json;
import io.micronaut.core.type.Argument;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls an HTTP function as the gateway does, on behalf of a user. */
public record Client(HttpFunction function, Json json, String userId) {

  /** What a caller gets. */
  public record Answer(int status, Map<String, String> headers, Map<String, Object> body) {

    @SuppressWarnings("unchecked")
    public Map<String, Object> data() {
      return (Map<String, Object>) body.get("data");
    }

    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> items() {
      return (List<Map<String, Object>>) data().get("items");
    }

    public String text(String name) {
      return String.valueOf(body.get(name));
    }
  }

  public Client as(String anotherUser) {
    return new Client(function, json, anotherUser);
  }

  public Answer get(String path) {
    return call("GET", path, "", Map.of());
  }

  public Answer get(String path, Map<String, String> headers) {
    return call("GET", path, "", headers);
  }

  public Answer post(String path, Map<String, ?> body) {
    return call("POST", path, json.write(body), Map.of());
  }

  /** A body that is not text, which the gateway hands over in base 64. */
  public Answer binary(String path, String contentType, byte[] body) {
    return call(
        "POST",
        path,
        java.util.Base64.getEncoder().encodeToString(body),
        Map.of("content-type", contentType),
        true);
  }

  public Answer call(String method, String path, String body, Map<String, String> headers) {
    return call(method, path, body, headers, false);
  }

  private Answer call(
      String method, String path, String body, Map<String, String> headers, boolean base64) {
    var all = new HashMap<>(headers);
    all.putIfAbsent("content-type", "application/json");
    all.put("accept", "application/json");
    int query = path.indexOf('?');
    String raw = query < 0 ? path : path.substring(0, query);
    var answer =
        function.handleRequest(
            APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey(method + " " + raw)
                .withRawPath(raw)
                .withRawQueryString(query < 0 ? "" : path.substring(query + 1))
                .withQueryStringParameters(query < 0 ? null : query(path.substring(query + 1)))
                .withHeaders(all)
                .withBody(body.isEmpty() ? null : body)
                .withIsBase64Encoded(base64)
                .withRequestContext(context(method, raw))
                .build(),
            LambdaContext.of("request-1"));
    return new Answer(answer.getStatusCode(), headers(answer), body(answer));
  }

  private RequestContext context(String method, String path) {
    return RequestContext.builder()
        .withHttp(
            RequestContext.Http.builder()
                .withMethod(method)
                .withPath(path)
                .withProtocol("HTTP/1.1")
                .withSourceIp("127.0.0.1")
                .build())
        .withAuthorizer(
            RequestContext.Authorizer.builder()
                .withLambda(Map.of("userId", userId, "sessionId", "ses_1", "scopes", ""))
                .build())
        .build();
  }

  private static Map<String, String> query(String text) {
    var parameters = new HashMap<String, String>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], parts[1]);
    }
    return parameters;
  }

  private static Map<String, String> headers(APIGatewayV2HTTPResponse answer) {
    var headers = new HashMap<String, String>();
    Optional.ofNullable(answer.getHeaders())
        .orElse(Map.of())
        .forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
    return headers;
  }

  private Map<String, Object> body(APIGatewayV2HTTPResponse answer) {
    return answer.getBody() == null || answer.getBody().isEmpty()
        ? Map.of()
        : json.read(
            answer.getBody().getBytes(StandardCharsets.UTF_8),
            Argument.mapOf(String.class, Object.class));
  }
}
