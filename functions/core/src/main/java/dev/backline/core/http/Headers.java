package dev.backline.core.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads and sets headers of events and answers, whose names are compared without case. */
final class Headers {

  private Headers() {}

  static Optional<String> find(Map<String, String> headers, String name) {
    return headers == null
        ? Optional.empty()
        : headers.entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  static void set(APIGatewayV2HTTPResponse answer, String name, String value) {
    Map<String, String> headers =
        answer.getHeaders() == null ? new HashMap<>() : new HashMap<>(answer.getHeaders());
    headers.keySet().removeIf(known -> known.equalsIgnoreCase(name));
    headers.put(name, value);
    answer.setHeaders(headers);
  }

  /** The body as text; an empty text if there is none. */
  static String body(APIGatewayV2HTTPEvent event) {
    return new String(RawBody.of(event), StandardCharsets.UTF_8);
  }

  static String method(APIGatewayV2HTTPEvent event) {
    return event.getRequestContext().getHttp().getMethod();
  }
}
