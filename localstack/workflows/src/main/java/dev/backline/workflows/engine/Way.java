package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.definition.Catcher;
import dev.backline.workflows.definition.State;
import java.util.Optional;

/**
 * A way out of a state: its own, one of a choice's rules, or a catcher's.
 *
 * @param location what the names of its fields begin with in error messages
 */
record Way(
    Optional<JsonNode> output,
    Optional<ObjectNode> assign,
    Optional<String> next,
    String location) {

  static Way of(State state) {
    return new Way(state.common().output(), state.common().assign(), state.common().next(), "");
  }

  static Way of(Catcher catcher, int index) {
    return new Way(
        catcher.output(), catcher.assign(), Optional.of(catcher.next()), "Catch[" + index + "]/");
  }
}
