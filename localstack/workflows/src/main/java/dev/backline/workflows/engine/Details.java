package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.expression.Json;

/** The members of history events. */
final class Details {

  private Details() {}

  static ObjectNode none() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode of(String member, ObjectNode fields) {
    return none().set(member, fields);
  }

  static ObjectNode entered(String name, JsonNode input) {
    ObjectNode fields = none().put("name", name).put("input", Json.text(input));
    fields.set("inputDetails", whole());
    return of("stateEnteredEventDetails", fields);
  }

  static ObjectNode exited(String name, JsonNode output, ObjectNode assigned) {
    ObjectNode fields = output(output).put("name", name);
    if (!assigned.isEmpty()) {
      ObjectNode variables = fields.putObject("assignedVariables");
      assigned
          .properties()
          .forEach(entry -> variables.put(entry.getKey(), Json.text(entry.getValue())));
      fields.set("assignedVariablesDetails", whole());
    }
    return of("stateExitedEventDetails", fields);
  }

  static ObjectNode output(JsonNode output) {
    ObjectNode fields = none().put("output", Json.text(output));
    fields.set("outputDetails", whole());
    return fields;
  }

  static ObjectNode whole() {
    return none().put("truncated", false);
  }
}
