package dev.backline.core.objects;

import java.time.Instant;
import java.util.Map;

/**
 * A request that anyone may make once or often until it expires, exactly as signed.
 *
 * @param method HTTP method
 * @param url with the signature
 * @param headers that were signed and must be sent as they are; without {@code Host}
 * @param expiresAt end of validity
 */
public record PresignedRequest(
    String method, String url, Map<String, String> headers, Instant expiresAt) {

  public PresignedRequest {
    headers = Map.copyOf(headers);
  }
}
