package dev.backline.core.failure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that cannot be served, for a reason the client may know. The code decides the status;
 * the detail says what was wrong with this request and how to mend it.
 */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final transient Map<String, Object> extensions;

  private Failure(ErrorCode code, String detail, Map<String, Object> extensions) {
    super(detail, null, false, false);
    this.code = Objects.requireNonNull(code, "code is null");
    this.extensions = extensions;
  }

  /**
   * A failure of this code.
   *
   * @param detail one or two sentences for the client; no secrets, no class names
   */
  public static Failure of(ErrorCode code, String detail) {
    return new Failure(code, Objects.requireNonNull(detail, "detail is null"), Map.of());
  }

  /** A failure of this code, with the fix of the table as its detail. */
  public static Failure of(ErrorCode code) {
    return of(code, code.fix());
  }

  /** The same failure, naming the member of the request that is to blame. */
  public Failure field(String name) {
    return with("field", name);
  }

  /** The same failure, saying after how many seconds a new try makes sense. */
  public Failure retryAfter(long seconds) {
    return with("retryAfter", seconds);
  }

  /** The same failure with one more extension member (RFC 9457 section 3.2). */
  public Failure with(String member, Object value) {
    var more = new LinkedHashMap<>(extensions);
    more.put(member, value);
    return new Failure(code, getMessage(), more);
  }

  /** The stable code. */
  public ErrorCode code() {
    return code;
  }

  /** The extension members, in the order they were given. */
  public Map<String, Object> extensions() {
    return extensions == null ? Map.of() : extensions;
  }

  /** Seconds after which a new try makes sense, if known. */
  public Optional<Long> retryAfterSeconds() {
    return Optional.ofNullable(extensions().get("retryAfter")).map(Long.class::cast);
  }
}
