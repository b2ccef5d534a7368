package dev.backline.workflows.definition;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code Catch}.
 *
 * @param errors the error names it answers to
 * @param next the state that goes on
 * @param output what that state receives; the error output when absent
 * @param assign variables to set
 */
public record Catcher(
    List<String> errors, String next, Optional<JsonNode> output, Optional<ObjectNode> assign) {

  public Catcher {
    errors = List.copyOf(errors);
    requireNonNull(next, "next is null");
    requireNonNull(output, "output is null");
    requireNonNull(assign, "assign is null");
  }
}
