package dev.backline.core.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The bytes of a request as they came. Micronaut's Lambda proxy takes every form for an URL-encoded
 * one and cannot bind the body of a multipart form.
 */
public final class RawBody {

  private RawBody() {}

  /** The body of a request to a controller; empty if there is none. */
  public static byte[] of(HttpRequest<?> request) {
    if (request instanceof ServletHttpRequest<?, ?> servlet
        && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event) {
      return of(event);
    }
    throw new IllegalStateException("Not a request of the HTTP API: " + request.getClass());
  }

  /** The body of an event; empty if there is none. */
  static byte[] of(APIGatewayV2HTTPEvent event) {
    String body = Optional.ofNullable(event.getBody()).orElse("");
    return event.getIsBase64Encoded()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }
}
