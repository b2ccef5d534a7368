package dev.backline.workflows.task;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * Where a service of the JSON protocol listens.
 *
 * @param uri such as {@code http://127.0.0.1:8000}
 * @param region named in the request's credential scope
 * @param accessKey named in the request's credential scope, which local services read but do not
 *     check
 */
public record ServiceEndpoint(URI uri, String region, String accessKey) {

  public ServiceEndpoint {
    requireNonNull(uri, "uri is null");
    requireNonNull(region, "region is null");
    requireNonNull(accessKey, "accessKey is null");
  }
}
