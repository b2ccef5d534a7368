package dev.backline.core.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at the whole of a JSON body before anything is made of it. Serde stops reading at the end
 * of the first value and keeps the last of two members of one name, and the gateway puts U+FFFD
 * where a byte is not UTF-8: each of those would do something other than the client wrote.
 */
final class JsonBody {

  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private static final char NOT_UTF_8 = '\uFFFD';

  private JsonBody() {}

  /**
   * Checks the body, if it is JSON. A blank one becomes {@code null}, which a controller may take
   * for none; Micronaut refuses a blank one even where none is needed.
   *
   * @throws Failure {@code malformed_json}
   */
  static void check(APIGatewayV2HTTPEvent event) {
    Optional<String> type = Headers.find(event.getHeaders(), "content-type");
    if (type.filter(name -> !name.toLowerCase(Locale.ROOT).contains("json")).isPresent()) {
      return;
    }
    String body = Headers.body(event);
    if (!body.isBlank() && (body.indexOf(NOT_UTF_8) >= 0 || !isOneValue(body))) {
      throw Failure.of(ErrorCode.MALFORMED_JSON);
    }
    if (body.isBlank() && WITH_BODY.contains(Headers.method(event))) {
      var headers = new HashMap<>(Optional.ofNullable(event.getHeaders()).orElse(Map.of()));
      if (type.isEmpty()) {
        headers.put("content-type", "application/json");
      }
      event.setHeaders(headers);
      event.setBody("null");
      event.setIsBase64Encoded(false);
    }
  }

  private static boolean isOneValue(String body) {
    try (JsonParser parser = STRICT.createParser(body)) {
      parser.nextToken();
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException _) {
      return false;
    }
  }
}
