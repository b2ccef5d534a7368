package dev.backline.workflows.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code Retry} and {@code Catch}. */
final class Handlers {

  private final Fields fields;
  private final QueryLanguage language;
  private final Templates templates;
  private final List<Diagnostic> faults;
  private final long longestSeconds;

  Handlers(
      Fields fields,
      QueryLanguage language,
      Templates templates,
      List<Diagnostic> faults,
      long longestSeconds) {
    this.fields = fields;
    this.language = language;
    this.templates = templates;
    this.faults = faults;
    this.longestSeconds = longestSeconds;
  }

  List<Retrier> retriers() {
    List<Retrier> retriers = new ArrayList<>();
    List<JsonNode> elements = fields.elements("Retry");
    for (int i = 0; i < elements.size(); i++) {
      var entry = entry("Retry", i, elements.get(i));
      List<String> errors = errors(entry, i == elements.size() - 1);
      long interval = entry.integer("IntervalSeconds", 1, longestSeconds).orElse(1);
      int attempts = (int) entry.integer("MaxAttempts", 0, longestSeconds).orElse(3);
      double rate = entry.value("BackoffRate").map(JsonNode::doubleValue).orElse(2.0);
      if (rate < 1) entry.fault("BackoffRate", "must be a number, at least 1");
      OptionalLong most = entry.integer("MaxDelaySeconds", 1, 31_622_400);
      if (most.isPresent() && most.getAsLong() <= interval)
        entry.fault("MaxDelaySeconds", "must be greater than IntervalSeconds");
      String jitter = entry.text("JitterStrategy").orElse("NONE");
      if (!jitter.equals("FULL") && !jitter.equals("NONE"))
        entry.fault("JitterStrategy", "must be FULL or NONE");
      entry.refuseOthers(language);
      retriers.add(
          new Retrier(errors, interval, attempts, Math.max(rate, 1), most, jitter.equals("FULL")));
    }
    return retriers;
  }

  List<Catcher> catchers() {
    List<Catcher> catchers = new ArrayList<>();
    List<JsonNode> elements = fields.elements("Catch");
    for (int i = 0; i < elements.size(); i++) {
      var entry = entry("Catch", i, elements.get(i));
      List<String> errors = errors(entry, i == elements.size() - 1);
      String next = entry.requiredText("Next");
      Optional<JsonNode> output =
          language == QueryLanguage.JSONATA
              ? templates.optional(entry, "Output")
              : Optional.empty();
      Optional<ObjectNode> assign = templates.assign(entry);
      entry.refuseOthers(language);
      catchers.add(new Catcher(errors, next, output, assign));
    }
    return catchers;
  }

  private Fields entry(String field, int index, JsonNode json) {
    return new Fields(
        json,
        fields.owner() + ", " + field + " " + index,
        fields.location() + "/" + field + "/" + index,
        faults);
  }

  private static List<String> errors(Fields entry, boolean last) {
    List<String> errors = new ArrayList<>();
    List<JsonNode> elements = entry.elements("ErrorEquals");
    if (elements.isEmpty()) entry.fault("ErrorEquals", "is missing or empty");
    for (JsonNode element : elements) {
      if (element.isTextual()) errors.add(element.textValue());
      else entry.fault("ErrorEquals", "must hold error names");
    }
    if (errors.contains("States.ALL") && (errors.size() > 1 || !last)) {
      entry.fault("ErrorEquals", "names States.ALL, which must stand alone and in the last entry");
    }
    return errors;
  }
}
