package dev.backline.core.handler;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * The time during which an invocation is served. Until it is closed, every log line carries {@code
 * requestId}, {@code traceId} and whatever {@link #about} has added.
 */
public final class Invocation implements AutoCloseable {

  private Invocation() {}

  /** Begins an invocation. */
  public static Invocation begin(Context context) {
    MDC.clear();
    about("requestId", context.getAwsRequestId());
    // Lambda's runtime sets the property for each invocation, the variable only where tracing is
    // on.
    Optional.ofNullable(System.getProperty("com.amazonaws.xray.traceHeader"))
        .or(() -> Optional.ofNullable(System.getenv("_X_AMZN_TRACE_ID")))
        .ifPresent(trace -> about("traceId", trace));
    return new Invocation();
  }

  /** Says what the invocation is about, such as {@code productionId}; an empty value is ignored. */
  public static void about(String name, String value) {
    if (value != null && !value.isBlank()) {
      MDC.put(name, value);
    }
  }

  @Override
  public void close() {
    MDC.clear();
  }
}
