package dev.backline.workflows.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backline.workflows.expression.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a state machine and its flows; the states themselves are read by {@link StateParser}. */
final class DefinitionParser {

  private static final int MAX_BYTES = 1 << 20;
  private static final long LONGEST_SECONDS = 99_999_999;

  private final List<Diagnostic> faults = new ArrayList<>();

  Definition parse(String text) {
    if (text.length() > MAX_BYTES)
      throw refused("INVALID_JSON_DESCRIPTION", "The definition is longer than 1 MiB");
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw refused(
          "INVALID_JSON_DESCRIPTION", "The definition is not JSON: " + e.getOriginalMessage());
    }
    var fields = new Fields(json, "state machine", "", faults);
    fields
        .text("Version")
        .filter(version -> !version.equals("1.0"))
        .ifPresent(_ -> fields.fault("Version", "must be 1.0"));
    QueryLanguage language = language(fields, QueryLanguage.JSONPATH);
    Optional<Duration> timeout =
        fields.integer("TimeoutSeconds", 1, LONGEST_SECONDS).stream()
            .mapToObj(Duration::ofSeconds)
            .findFirst();
    Flow flow = flow(fields, language);
    fields.refuseOthers(language);
    if (faults.isEmpty()) faults.addAll(FlowCheck.faults(flow));
    if (!faults.isEmpty()) throw new InvalidDefinition(faults);
    return new Definition(flow, timeout);
  }

  /** Reads {@code StartAt} and {@code States} of a machine, a branch or an item processor. */
  Flow flow(Fields fields, QueryLanguage language) {
    String startAt = fields.requiredText("StartAt");
    if (!fields.has("States")) fields.fault("States", "is missing");
    Map<String, State> states = new LinkedHashMap<>();
    fields
        .object("States")
        .ifPresent(
            json ->
                json.properties()
                    .forEach(
                        entry -> {
                          String name = entry.getKey();
                          String at = fields.location() + "/States/" + name;
                          var own =
                              new Fields(entry.getValue(), "state '" + name + "'", at, faults);
                          if (name.isEmpty() || name.length() > 80) {
                            own.fault(
                                "SCHEMA_VALIDATION_FAILED",
                                "A state's name has 1 to 80 characters",
                                at);
                          }
                          new StateParser(this, own, name, language)
                              .parse()
                              .ifPresent(state -> states.put(name, state));
                        }));
    return new Flow(startAt, states);
  }

  /** The {@code QueryLanguage} of a machine or state, or the one around it. */
  static QueryLanguage language(Fields fields, QueryLanguage around) {
    return fields
        .text("QueryLanguage")
        .flatMap(
            name ->
                switch (name) {
                  case "JSONata" -> Optional.of(QueryLanguage.JSONATA);
                  case "JSONPath" -> Optional.of(QueryLanguage.JSONPATH);
                  default -> {
                    fields.fault("QueryLanguage", "must be JSONata");
                    yield Optional.empty();
                  }
                })
        .orElse(around);
  }

  List<Diagnostic> faults() {
    return faults;
  }

  private static InvalidDefinition refused(String code, String message) {
    return new InvalidDefinition(List.of(new Diagnostic(code, message, "/")));
  }
}
