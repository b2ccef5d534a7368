package dev.backline.cloud.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backline.cloud.template.Function;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The failures that Lambda itself reports, in its words. */
final class Failures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Failures() {}

  static InvocationResult.Failure timedOut(String requestId, Function function) {
    double seconds = function.timeout().toMillis() / 1000.0;
    return failure(
        InvocationResult.Failure.TIMED_OUT,
        String.format(
            Locale.ROOT,
            "RequestId: %s Error: Task timed out after %.2f seconds",
            requestId,
            seconds));
  }

  static InvocationResult.Failure exited(String requestId, int status) {
    return failure(
        "Runtime.ExitError",
        "RequestId: " + requestId + " Error: Runtime exited with error: exit status " + status);
  }

  static InvocationResult.Failure failure(String type, String message) {
    try {
      byte[] payload =
          JSON.writeValueAsBytes(new TreeMap<>(Map.of("errorType", type, "errorMessage", message)));
      return new InvocationResult.Failure(payload, type, message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
