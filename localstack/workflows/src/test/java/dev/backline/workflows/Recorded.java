package dev.backline.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backline.workflows.expression.Json;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;

/**
 * Compares a recorded value with an actual one. In a recording some values are placeholders, and
 * JSON objects in strings are unfolded.
 */
final class Recorded {

  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "timestamp",
          "date",
          "snf_role_arn",
          "x-amzn-RequestId",
          "X-Amzn-Trace-Id",
          "RequestId",
          "lambda_function_name");

  private Recorded() {}

  static void compare(String at, JsonNode expected, JsonNode actual, List<String> differences) {
    if (expected.isTextual() && placeholder(expected.textValue())) return;
    if (actual == null) {
      differences.add(at + " is missing, recorded " + expected);
      return;
    }
    if (expected.isObject() && actual.isTextual()) {
      compare(at, expected, Json.read(actual.textValue()), differences);
    } else if (expected.isObject() && actual.isObject()) {
      for (Entry<String, JsonNode> entry : expected.properties()) {
        compare(
            at + "/" + entry.getKey(), entry.getValue(), actual.get(entry.getKey()), differences);
      }
      actual
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!expected.has(name)) differences.add(at + "/" + name + " was not recorded");
              });
    } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++)
        compare(at + "/" + i, expected.get(i), actual.get(i), differences);
    } else if (expected.isNumber() && actual.isNumber()) {
      if (expected.doubleValue() != actual.doubleValue())
        differences.add(at + ": recorded " + expected + ", is " + actual);
    } else if (!expected.equals(actual)) {
      differences.add(at + ": recorded " + expected + ", is " + actual);
    }
  }

  private static boolean placeholder(String text) {
    return PLACEHOLDERS.contains(text) || text.matches("(?s).*<[a-z][a-z0-9:_-]*>.*");
  }
}
