package dev.backline.core.table;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The placeholders of one request: every attribute name and every value of an expression goes
 * through one, so that no name can be a reserved word and no value can be read as an expression.
 */
public final class Names {

  private final Map<String, String> placeholders = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();

  Names() {}

  String name(String path) {
    var expression = new StringBuilder();
    for (String part : path.split("\\.")) {
      expression
          .append(expression.isEmpty() ? "" : ".")
          .append(placeholders.computeIfAbsent(part, _ -> "#n" + placeholders.size()));
    }
    return expression.toString();
  }

  String value(Object value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, Values.of(value));
    return placeholder;
  }

  Map<String, String> names() {
    var names = new HashMap<String, String>();
    placeholders.forEach((name, placeholder) -> names.put(placeholder, name));
    return names.isEmpty() ? null : names;
  }

  Map<String, AttributeValue> values() {
    return values.isEmpty() ? null : values;
  }
}
