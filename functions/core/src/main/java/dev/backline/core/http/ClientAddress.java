package dev.backline.core.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.util.Optional;

/** Where a request came from. */
public final class ClientAddress {

  private ClientAddress() {}

  /** The IP address that API Gateway saw; headers that a client can write are not looked at. */
  public static String of(HttpRequest<?> request) {
    return request instanceof ServletHttpRequest<?, ?> servlet
            && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
        ? Optional.ofNullable(event.getRequestContext().getHttp().getSourceIp()).orElse("unknown")
        : "unknown";
  }
}
