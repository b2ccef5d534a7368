package dev.backline.workflows.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The fields of one object of a definition. It notes what is asked for, so that {@link
 * #refuseOthers} can refuse what nobody asked for, and it collects faults instead of throwing, so
 * that a definition is told all of them at once.
 */
final class Fields {

  private static final Set<String> JSONPATH_FIELDS =
      Set.of(
          "InputPath",
          "OutputPath",
          "ResultPath",
          "Parameters",
          "ResultSelector",
          "Result",
          "ItemsPath",
          "SecondsPath",
          "TimestampPath",
          "TimeoutSecondsPath",
          "HeartbeatSecondsPath",
          "ErrorPath",
          "CausePath",
          "MaxConcurrencyPath",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentagePath",
          "Variable");

  private final ObjectNode json;
  private final String owner;
  private final String location;
  private final List<Diagnostic> faults;
  private final Set<String> known = new HashSet<>(Set.of("Comment"));

  /**
   * Wraps an object.
   *
   * @param owner who has the fields, in words: {@code state 'Mix'}
   * @param location the object's JSON pointer
   */
  Fields(JsonNode json, String owner, String location, List<Diagnostic> faults) {
    this.json = json instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    this.owner = owner;
    this.location = location;
    this.faults = faults;
    if (!json.isObject())
      fault("SCHEMA_VALIDATION_FAILED", "The " + owner + " must be a JSON object", location);
  }

  String location() {
    return location;
  }

  String owner() {
    return owner;
  }

  boolean has(String field) {
    known.add(field);
    return json.has(field);
  }

  Optional<JsonNode> value(String field) {
    known.add(field);
    return Optional.ofNullable(json.get(field));
  }

  Optional<String> text(String field) {
    return value(field)
        .flatMap(
            node -> {
              if (node.isTextual() && !node.textValue().isEmpty())
                return Optional.of(node.textValue());
              fault(field, "must be a string that is not empty");
              return Optional.empty();
            });
  }

  String requiredText(String field) {
    if (!has(field)) fault(field, "is missing");
    return text(field).orElse("");
  }

  Optional<ObjectNode> object(String field) {
    return value(field)
        .flatMap(
            node -> {
              if (node.isObject()) return Optional.of((ObjectNode) node);
              fault(field, "must be a JSON object");
              return Optional.empty();
            });
  }

  /** The elements of an array field, none when it is absent. */
  List<JsonNode> elements(String field) {
    List<JsonNode> elements = new ArrayList<>();
    value(field)
        .ifPresent(
            node -> {
              if (node.isArray()) node.forEach(elements::add);
              else fault(field, "must be an array");
            });
    return elements;
  }

  OptionalLong integer(String field, long least, long most) {
    Optional<JsonNode> node = value(field);
    if (node.isEmpty()) return OptionalLong.empty();
    if (node.get().isIntegralNumber()
        && node.get().longValue() >= least
        && node.get().longValue() <= most) {
      return OptionalLong.of(node.get().longValue());
    }
    fault(field, "must be an integer from " + least + " to " + most);
    return OptionalLong.empty();
  }

  /** Refuses every field that was not asked for. */
  void refuseOthers(QueryLanguage language) {
    for (Entry<String, JsonNode> entry : json.properties()) {
      String field = entry.getKey();
      if (known.contains(field)) continue;
      if (JSONPATH_FIELDS.contains(field) || field.endsWith(".$")) {
        fault(
            field,
            "belongs to JSONPath, and only JSONata is supported here: use Arguments, Output, Assign"
                + " or Items");
      } else if (language == QueryLanguage.JSONPATH && JSONATA_FIELDS.contains(field)) {
        fault(
            field,
            "belongs to JSONata: give the state or the machine \"QueryLanguage\": \"JSONata\"");
      } else {
        fault(field, "is not a field of a " + owner);
      }
    }
  }

  private static final Set<String> JSONATA_FIELDS =
      Set.of("Arguments", "Output", "Items", "Condition");

  void fault(String field, String problem) {
    fault(
        "SCHEMA_VALIDATION_FAILED",
        "The field '" + field + "' of " + owner + " " + problem,
        location + "/" + field);
  }

  void fault(String code, String message, String at) {
    faults.add(new Diagnostic(code, message, at));
  }
}
