package dev.backline.cloud.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backline.cloud.gateway.HttpCall.Header;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Turns what a function returned into an HTTP answer, by the rules of payload format 2.0. */
final class Answers {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Headers that belong to the connection between client and gateway, or are the gateway's own. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "date", "keep-alive", "transfer-encoding", "upgrade");

  private Answers() {}

  /**
   * @param payload JSON; anything that API Gateway would not understand is answered with 500
   */
  static HttpAnswer of(byte[] payload) {
    try {
      JsonNode answer = MAPPER.readTree(payload);
      return answer.has("statusCode") ? formatted(answer) : inferred(answer);
    } catch (IOException | IllegalArgumentException _) {
      return HttpAnswer.FAILED;
    }
  }

  /** A function that names no status returned its body. */
  private static HttpAnswer inferred(JsonNode answer) {
    var body = answer.isTextual() ? answer.textValue() : answer.toString();
    return new HttpAnswer(
        200, List.of(new Header("content-type", "application/json")), body.getBytes(UTF_8));
  }

  private static HttpAnswer formatted(JsonNode answer) {
    int status = answer.get("statusCode").asInt();
    JsonNode body = answer.path("body");
    if (status < 100
        || status > 599
        || !(body.isTextual() || body.isNull() || body.isMissingNode())) {
      return HttpAnswer.FAILED;
    }
    var headers = new ArrayList<Header>();
    answer
        .path("headers")
        .properties()
        .forEach(header -> headers.add(new Header(header.getKey(), header.getValue().asText())));
    headers.removeIf(header -> OF_THE_CONNECTION.contains(header.name()));
    if (headers.stream().noneMatch(header -> header.name().equals("content-type"))) {
      headers.add(new Header("content-type", "text/plain;charset=UTF-8"));
    }
    answer
        .path("cookies")
        .forEach(cookie -> headers.add(new Header("set-cookie", cookie.asText())));
    var text = body.isTextual() ? body.textValue() : "";
    boolean encoded = answer.path("isBase64Encoded").asBoolean();
    return new HttpAnswer(
        status, headers, encoded ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8));
  }
}
