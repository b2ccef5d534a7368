package dev.backline.workflows.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.backline.workflows.expression.Json;
import java.util.function.UnaryOperator;

/**
 * Where a state's arguments differ from a service's request: Step Functions writes all members with
 * a capital, its own API does not, and the optimised integrations take JSON where the service takes
 * a string of JSON.
 */
final class Wording {

  private Wording() {}

  static JsonNode request(Service service, Integration integration, JsonNode arguments) {
    if (service == Service.STATES) return renamed(withText(arguments, "Input"), Wording::small);
    if (integration.sdk()) return arguments;
    if (service == Service.SQS) return withText(arguments, "MessageBody");
    if (service == Service.EVENTS && arguments.path("Entries").isArray()) {
      ObjectNode request = arguments.deepCopy();
      ArrayNode entries = request.putArray("Entries");
      arguments.get("Entries").forEach(entry -> entries.add(withText(entry, "Detail")));
      return request;
    }
    return arguments;
  }

  static JsonNode answer(Service service, Integration integration, JsonNode answer) {
    return service == Service.STATES ? renamed(answer, Wording::capital) : answer;
  }

  private static JsonNode withText(JsonNode arguments, String member) {
    JsonNode value = arguments.get(member);
    if (value == null || value.isTextual() || !arguments.isObject()) return arguments;
    ObjectNode changed = arguments.deepCopy();
    changed.set(member, TextNode.valueOf(Json.text(value)));
    return changed;
  }

  private static JsonNode renamed(JsonNode json, UnaryOperator<String> name) {
    if (json.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      json.properties()
          .forEach(
              entry -> object.set(name.apply(entry.getKey()), renamed(entry.getValue(), name)));
      return object;
    }
    if (json.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      json.forEach(element -> array.add(renamed(element, name)));
      return array;
    }
    return json;
  }

  private static String small(String name) {
    return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static String capital(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
