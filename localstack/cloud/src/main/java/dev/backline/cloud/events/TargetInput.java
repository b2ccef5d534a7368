package dev.backline.cloud.events;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.cloud.template.Rule;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the target of a rule gets of an event (EventBridge user guide, "Input transformation"). A
 * placeholder within quotation marks becomes text, one without becomes JSON. What a path does not
 * find is no text, and null where JSON is needed.
 */
final class TargetInput {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PATH =
      Pattern.compile("\\$((?:\\.[\\w/-]+)(?:\\[\\d+])*)*", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern QUOTED_OR_PLACEHOLDER =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|<([\\w.-]+)>");
  private static final Pattern PLACEHOLDER = Pattern.compile("<([\\w.-]+)>");

  private final Rule rule;
  private final Rule.Input input;

  /**
   * @throws IllegalArgumentException for a path that the embedded cloud does not understand
   */
  TargetInput(Rule rule, Rule.Input input) {
    this.rule = rule;
    this.input = input;
    switch (input) {
      case Rule.Input.Part(var path) -> check(path);
      case Rule.Input.Template(var paths, var _) -> paths.values().forEach(this::check);
      case Rule.Input.Whole _, Rule.Input.Constant _ -> {}
    }
  }

  private void check(String path) {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          rule.logicalId()
              + ".Targets: the path "
              + path
              + " is not supported by the embedded cloud");
    }
  }

  /** The JSON text that is delivered. */
  String of(String event) {
    return switch (input) {
      case Rule.Input.Whole _ -> event;
      case Rule.Input.Constant(var json) -> json;
      case Rule.Input.Part(var path) -> at(read(event), path).toString();
      case Rule.Input.Template(var paths, var template) ->
          fill(template, values(paths, read(event)));
    };
  }

  private Map<String, JsonNode> values(Map<String, String> paths, JsonNode event) {
    var values = new HashMap<String, JsonNode>();
    paths.forEach((name, path) -> values.put(name, at(event, path)));
    values.put("aws.events.rule-arn", JSON.getNodeFactory().textNode(rule.arn()));
    values.put("aws.events.rule-name", JSON.getNodeFactory().textNode(rule.name()));
    values.put("aws.events.event.ingestion-time", event.path("time"));
    values.put("aws.events.event.json", event);
    if (event.deepCopy() instanceof ObjectNode head) {
      head.remove("detail");
      values.put("aws.events.event", head);
    }
    return values;
  }

  private static String fill(String template, Map<String, JsonNode> values) {
    return QUOTED_OR_PLACEHOLDER
        .matcher(template)
        .replaceAll(
            found ->
                java.util.regex.Matcher.quoteReplacement(
                    found.group(1) == null
                        ? quoted(found, values)
                        : json(value(values, found.group(1)))));
  }

  private static String quoted(MatchResult found, Map<String, JsonNode> values) {
    return PLACEHOLDER
        .matcher(found.group())
        .replaceAll(
            place -> java.util.regex.Matcher.quoteReplacement(text(value(values, place.group(1)))));
  }

  private static JsonNode value(Map<String, JsonNode> values, String name) {
    return values.getOrDefault(name, JSON.missingNode());
  }

  private static String json(JsonNode value) {
    return value.isMissingNode() ? "null" : value.toString();
  }

  /** As it stands between quotation marks. */
  private static String text(JsonNode value) {
    if (value.isMissingNode()) return "";
    String text = value.isTextual() ? value.textValue() : value.toString();
    String quoted = JSON.getNodeFactory().textNode(text).toString();
    return quoted.substring(1, quoted.length() - 1);
  }

  private static JsonNode at(JsonNode event, String path) {
    String pointer =
        path.substring(1)
            .replace("~", "~0")
            .replace("/", "~1")
            .replace('.', '/')
            .replaceAll("\\[(\\d+)]", "/$1");
    return event.at(JsonPointer.compile(pointer));
  }

  private static JsonNode read(String event) {
    try {
      return JSON.readTree(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an event is not JSON", e);
    }
  }
}
