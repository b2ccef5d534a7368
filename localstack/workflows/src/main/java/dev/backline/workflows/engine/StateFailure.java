package dev.backline.workflows.engine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A state that failed, until a Retry, a Catch or the end of the execution takes it. */
final class StateFailure extends RuntimeException {

  static final String RUNTIME = "States.Runtime";
  static final String DATA_LIMIT = "States.DataLimitExceeded";
  static final String TIMEOUT = "States.Timeout";
  static final String HEARTBEAT = "States.HeartbeatTimeout";

  private static final long serialVersionUID = 1L;

  private final String error;
  private final String cause;

  private StateFailure(String error, String cause) {
    super(error + ": " + cause, null, false, false);
    this.error = error;
    this.cause = cause;
  }

  static StateFailure of(String error, String cause) {
    return new StateFailure(
        requireNonNull(error, "error is null"), requireNonNull(cause, "cause is null"));
  }

  static StateFailure of(Optional<String> error, Optional<String> cause) {
    return new StateFailure(error.orElse(null), cause.orElse(null));
  }

  /** Reads what {@link #toJson} wrote. */
  static StateFailure of(JsonNode json) {
    return of(
        Optional.ofNullable(json.get("error")).map(JsonNode::textValue),
        Optional.ofNullable(json.get("cause")).map(JsonNode::textValue));
  }

  static StateFailure tooMuchData(String what) {
    return of(
        DATA_LIMIT,
        "The state/task '"
            + what
            + "' returned a result with a size exceeding the maximum number of bytes service"
            + " limit.");
  }

  Optional<String> error() {
    return Optional.ofNullable(error);
  }

  Optional<String> cause() {
    return Optional.ofNullable(cause);
  }

  /** {@code {"error","cause"}}, as the history has it. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (error != null) json.put("error", error);
    if (cause != null) json.put("cause", cause);
    return json;
  }

  /** {@code {"Error","Cause"}}, as {@code $states.errorOutput} has it. */
  ObjectNode errorOutput() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (error != null) json.put("Error", error);
    if (cause != null) json.put("Cause", cause);
    return json;
  }

  /**
   * Whether an {@code ErrorEquals} answers to it.
   *
   * @see <a href="https://states-language.net/#appendix-a">States Language, appendix A</a>
   */
  boolean matches(List<String> names) {
    if (RUNTIME.equals(error)) return false;
    return names.stream()
        .anyMatch(
            name ->
                switch (name) {
                  case "States.ALL" -> !DATA_LIMIT.equals(error);
                  case "States.TaskFailed" ->
                      !TIMEOUT.equals(error)
                          && !HEARTBEAT.equals(error)
                          && !DATA_LIMIT.equals(error);
                  case TIMEOUT -> TIMEOUT.equals(error) || HEARTBEAT.equals(error);
                  default -> name.equals(error);
                });
  }
}
