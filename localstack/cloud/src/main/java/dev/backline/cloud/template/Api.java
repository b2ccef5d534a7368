package dev.backline.cloud.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An HTTP API (API Gateway v2), stage {@code $default}, payload format 2.0.
 *
 * @param id the API's id, {@code Ref} of the resource
 */
public record Api(
    String logicalId,
    String id,
    List<Route> routes,
    Optional<Authorizer> authorizer,
    Optional<Cors> cors) {

  public Api {
    routes = List.copyOf(routes);
  }

  /**
   * One route.
   *
   * @param method an HTTP method or {@code ANY}
   * @param path e.g. {@code /api/jobs/{id}} or {@code /files/{proxy+}}, or {@code $default}
   * @param function logical id of the function that answers
   * @param authorized whether the authorizer is asked first
   */
  public record Route(String method, String path, String function, boolean authorized) {

    /** As API Gateway writes it: {@code GET /api/jobs/{id}} or {@code $default}. */
    public String key() {
      return path.equals("$default") ? path : method + " " + path;
    }
  }

  /**
   * A Lambda authorizer of type REQUEST, payload format 2.0.
   *
   * @param function logical id of the function that decides
   * @param identityHeaders headers without which a request is refused unasked
   * @param simpleResponses whether it answers {@code isAuthorized} rather than an IAM policy
   */
  public record Authorizer(
      String name, String function, List<String> identityHeaders, boolean simpleResponses) {

    public Authorizer {
      identityHeaders = List.copyOf(identityHeaders);
    }
  }

  /** What the gateway itself says to browsers; it replaces CORS headers that a function sets. */
  public record Cors(
      List<String> allowOrigins,
      List<String> allowMethods,
      List<String> allowHeaders,
      List<String> exposeHeaders,
      Optional<Duration> maxAge,
      boolean allowCredentials) {

    public Cors {
      allowOrigins = List.copyOf(allowOrigins);
      allowMethods = List.copyOf(allowMethods);
      allowHeaders = List.copyOf(allowHeaders);
      exposeHeaders = List.copyOf(exposeHeaders);
    }
  }
}
