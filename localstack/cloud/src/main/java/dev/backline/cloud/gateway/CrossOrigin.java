package dev.backline.cloud.gateway;

import dev.backline.cloud.gateway.HttpCall.Header;
import dev.backline.cloud.template.Api.Cors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gateway's own CORS rules. They answer every preflight, and they replace whatever CORS headers
 * a function sets.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html">CORS
 *     for HTTP APIs</a>
 */
final class CrossOrigin {
  private final Cors rules;

  CrossOrigin(Cors rules) {
    this.rules = rules;
  }

  /** The answer to a preflight request; nothing if it is none. */
  Optional<HttpAnswer> preflight(HttpCall call) {
    boolean isPreflight =
        call.method().equals("OPTIONS")
            && call.header("origin").isPresent()
            && call.header("access-control-request-method").isPresent();
    return isPreflight ? Optional.of(answer(call)) : Optional.empty();
  }

  private HttpAnswer answer(HttpCall call) {
    var headers = allowed(call);
    if (!headers.isEmpty()) {
      add(headers, "access-control-allow-methods", rules.allowMethods());
      add(headers, "access-control-allow-headers", rules.allowHeaders());
      rules
          .maxAge()
          .ifPresent(
              age -> headers.add(new Header("access-control-max-age", "" + age.toSeconds())));
    }
    return new HttpAnswer(204, headers, new byte[0]);
  }

  HttpAnswer applyTo(HttpAnswer answer, HttpCall call) {
    var headers = allowed(call);
    if (!headers.isEmpty()) {
      add(headers, "access-control-expose-headers", rules.exposeHeaders());
    }
    return answer.without(header -> header.name().startsWith("access-control-")).with(headers);
  }

  private List<Header> allowed(HttpCall call) {
    var headers = new ArrayList<Header>();
    call.header("origin")
        .flatMap(this::allowedOrigin)
        .ifPresent(
            origin -> {
              headers.add(new Header("access-control-allow-origin", origin));
              if (rules.allowCredentials()) {
                headers.add(new Header("access-control-allow-credentials", "true"));
              }
            });
    return headers;
  }

  private Optional<String> allowedOrigin(String origin) {
    if (rules.allowOrigins().contains("*")) {
      return Optional.of("*");
    }
    return rules.allowOrigins().stream()
        .filter(origin::equalsIgnoreCase)
        .findFirst()
        .map(_ -> origin);
  }

  private static void add(List<Header> headers, String name, List<String> values) {
    if (!values.isEmpty()) {
      headers.add(new Header(name, String.join(",", values)));
    }
  }
}
