package dev.backline.workflows.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.expression.Expression;
import java.util.Map.Entry;
import java.util.Optional;

/**
 * Checks the values that may hold expressions: their delimiters, their syntax and the names of
 * variables.
 */
final class Templates {

  private final QueryLanguage language;

  Templates(QueryLanguage language) {
    this.language = language;
  }

  static boolean isExpression(JsonNode value) {
    return value.isTextual() && Expression.isExpression(value.textValue());
  }

  Optional<JsonNode> optional(Fields fields, String field) {
    Optional<JsonNode> value = fields.value(field);
    value.ifPresent(template -> check(fields, field, template));
    return value;
  }

  /** A field that is an integer, or an expression that gives one. */
  Optional<JsonNode> number(Fields fields, String field, long least) {
    Optional<JsonNode> value = optional(fields, field);
    if (value.isEmpty() || (language == QueryLanguage.JSONATA && isExpression(value.get())))
      return value;
    if (!value.get().isNumber() || value.get().longValue() < least) {
      fields.fault(field, "must be a number, at least " + least + ", or a JSONata expression");
      return Optional.empty();
    }
    return value;
  }

  Optional<ObjectNode> assign(Fields fields) {
    Optional<ObjectNode> assign = fields.object("Assign");
    assign.ifPresent(
        variables ->
            variables
                .fieldNames()
                .forEachRemaining(
                    name -> {
                      if (name.endsWith(".$")) return;
                      if (name.equals("states"))
                        fields.fault("Assign", "cannot set the reserved variable 'states'");
                      if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_]{0,79}")) {
                        fields.fault(
                            "Assign", "sets '" + name + "', which is not a variable's name");
                      }
                    }));
    assign.ifPresent(template -> check(fields, "Assign", template));
    return assign;
  }

  private void check(Fields fields, String field, JsonNode template) {
    if (template.isTextual() && language == QueryLanguage.JSONATA) {
      Expression.syntaxFault(template.textValue())
          .ifPresent(problem -> fields.fault(field, problem));
    }
    if (template.isObject()) {
      for (Entry<String, JsonNode> entry : template.properties()) {
        if (entry.getKey().endsWith(".$")) {
          fields.fault(
              field,
              "holds '" + entry.getKey() + "', which is JSONPath: drop .$ and write {% ... %}");
        }
        check(fields, field, entry.getValue());
      }
    }
    if (template.isArray()) template.forEach(element -> check(fields, field, element));
  }
}
