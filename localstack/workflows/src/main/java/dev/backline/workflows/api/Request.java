package dev.backline.workflows.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backline.workflows.model.WorkflowProblem;
import java.util.Optional;

/**
 * The members of a request body; what is missing or of the wrong type is a {@code
 * ValidationException}.
 */
record Request(JsonNode body) {

  String text(String member) {
    return optionalText(member)
        .orElseThrow(
            () ->
                problem(
                    "1 validation error detected: Value at '"
                        + member
                        + "' failed to satisfy constraint: Member must not be null"));
  }

  Optional<String> optionalText(String member) {
    JsonNode value = body.get(member);
    if (value == null || value.isNull()) return Optional.empty();
    if (!value.isTextual()) throw problem("Value at '" + member + "' must be a string");
    return Optional.of(value.textValue());
  }

  boolean flag(String member, boolean otherwise) {
    JsonNode value = body.get(member);
    if (value == null || value.isNull()) return otherwise;
    if (!value.isBoolean()) throw problem("Value at '" + member + "' must be true or false");
    return value.booleanValue();
  }

  /** A page size; 0 means the API's own. */
  int limit(String member, int otherwise, int most) {
    int limit = body.path(member).asInt(0);
    if (limit < 0 || limit > most)
      throw problem("Value at '" + member + "' must be between 0 and " + most);
    return limit == 0 ? otherwise : limit;
  }

  static WorkflowProblem problem(String message) {
    return new WorkflowProblem("ValidationException", message);
  }
}
