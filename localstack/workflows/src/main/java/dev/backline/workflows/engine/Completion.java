package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.expression.Json;
import dev.backline.workflows.journal.Entry;
import java.util.Optional;

/**
 * How a state ended.
 *
 * @param next the state that follows, none at the end of the flow
 */
record Completion(JsonNode output, ObjectNode assigned, Optional<String> next) {

  /** What has to be recorded besides the exit event, which carries the output. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (!assigned.isEmpty()) json.set("assigned", assigned);
    next.ifPresent(name -> json.put("next", name));
    return json;
  }

  static Completion of(Entry exit) {
    JsonNode details = exit.event().orElseThrow().details().get("stateExitedEventDetails");
    JsonNode assigned = exit.value().path("assigned");
    return new Completion(
        Json.read(details.get("output").textValue()),
        assigned.isObject() ? (ObjectNode) assigned : JsonNodeFactory.instance.objectNode(),
        Optional.ofNullable(exit.value().get("next")).map(JsonNode::textValue));
  }
}
