package dev.backline.core.http;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The body of every answer that is not a success: {@code application/problem+json} of RFC 9457 with
 * the extension members {@code ok: false}, {@code error} (the stable code) and {@code requestId},
 * and what the code needs beside them ({@code field}, {@code retryAfter}, …).
 */
public final class Problem {

  /** The media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private Problem() {}

  /**
   * The body for a failure.
   *
   * @param instance path of the request
   * @param requestId by which the log knows the request
   */
  public static Map<String, Object> of(Failure failure, String instance, String requestId) {
    ErrorCode code = failure.code();
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "urn:backline:error:" + code.code());
    body.put("title", code.title());
    body.put("status", code.status());
    body.put("detail", failure.getMessage());
    body.put("instance", instance);
    body.put("ok", false);
    body.put("error", code.code());
    body.put("requestId", requestId);
    failure.extensions().forEach(body::putIfAbsent);
    return body;
  }
}
