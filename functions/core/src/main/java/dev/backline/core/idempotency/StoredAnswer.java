package dev.backline.core.idempotency;

import java.util.Map;
import java.util.Objects;

/**
 * An HTTP answer as it is kept and given again.
 *
 * @param status HTTP status
 * @param headers by name
 * @param body as it was sent; empty if there was none
 */
public record StoredAnswer(int status, Map<String, String> headers, String body) {

  public StoredAnswer {
    headers = Map.copyOf(headers);
    Objects.requireNonNull(body, "body is null");
  }
}
