package dev.backline.workflows.expression;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns JSON into the values that the JSONata library computes with, and back. */
final class Values {

  private static final double EXACT =
      9_007_199_254_740_992.0; // 2^53: whole doubles up to here are exact

  private Values() {}

  static Object toJsonata(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), toJsonata(entry.getValue())));
        yield map;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(element -> list.add(toJsonata(element)));
        yield list;
      }
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      default -> Jsonata.NULL_VALUE;
    };
  }

  private static Number number(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToInt()) return node.intValue();
    if (node.isIntegralNumber() && node.canConvertToLong()) return node.longValue();
    double value = node.doubleValue();
    return value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE
        ? (Number) (int) value
        : (Number) value;
  }

  /** The JSON of a result; empty for one that JSON has no word for, such as a function. */
  static Optional<JsonNode> toJson(Object value) {
    return switch (value) {
      case null -> Optional.of(NullNode.getInstance());
      case String text -> Optional.of(TextNode.valueOf(text));
      case Boolean flag -> Optional.of(BooleanNode.valueOf(flag));
      case Number number -> json(number);
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      default ->
          value == Jsonata.NULL_VALUE ? Optional.of(NullNode.getInstance()) : Optional.empty();
    };
  }

  private static Optional<JsonNode> json(Number number) {
    if (number instanceof Integer || number instanceof Long)
      return Optional.of(LongNode.valueOf(number.longValue()));
    double value = number.doubleValue();
    if (!Double.isFinite(value)) return Optional.empty();
    if (value == Math.rint(value) && Math.abs(value) <= EXACT)
      return Optional.of(LongNode.valueOf((long) value));
    return Optional.of(DecimalNode.valueOf(BigDecimal.valueOf(value)));
  }

  private static Optional<JsonNode> object(Map<?, ?> map) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Optional<JsonNode> member = toJson(entry.getValue());
      if (member.isEmpty()) return member;
      object.set(String.valueOf(entry.getKey()), member.get());
    }
    return Optional.of(object);
  }

  private static Optional<JsonNode> array(List<?> list) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(list.size());
    for (Object element : list) {
      Optional<JsonNode> member = toJson(element);
      if (member.isEmpty()) return member;
      array.add(member.get());
    }
    return Optional.of(array);
  }

  /** The name that Step Functions gives a value's type in its messages. */
  static String typeName(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER -> "number";
      default -> "null";
    };
  }
}
