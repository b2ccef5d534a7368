package dev.backline.cloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates CloudFormation's intrinsic functions and conditions.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">Intrinsic
 *     function reference</a>
 */
final class Intrinsics {
  /** What {@code AWS::NoValue} resolves to; the property or element that has it is dropped. */
  private static final Object NO_VALUE = new Object();

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final Map<String, String> parameters;
  private final Map<?, ?> mappings;
  private final Map<?, ?> conditions;
  private final References references;

  /**
   * @param parameters values of parameters and pseudo parameters
   * @param mappings the section {@code Mappings}
   * @param conditions the section {@code Conditions}
   */
  Intrinsics(
      Map<String, String> parameters,
      Map<?, ?> mappings,
      Map<?, ?> conditions,
      References references) {
    this.parameters = Map.copyOf(parameters);
    this.mappings = mappings;
    this.conditions = conditions;
    this.references = references;
  }

  /**
   * The value with every intrinsic replaced, or nothing if it is {@code AWS::NoValue}.
   *
   * @param place named in errors
   */
  Optional<Object> value(Object value, String place) {
    Object resolved = resolve(value, place);
    return resolved == NO_VALUE ? Optional.empty() : Optional.of(resolved);
  }

  private Object resolve(Object value, String place) {
    return switch (value) {
      case Map<?, ?> map when isIntrinsic(map) -> {
        var only = map.entrySet().iterator().next();
        yield call(String.valueOf(only.getKey()), only.getValue(), place);
      }
      case Map<?, ?> map -> {
        var resolved = new LinkedHashMap<String, Object>();
        map.forEach(
            (key, element) -> {
              Object result = resolve(element, place + "." + key);
              if (result != NO_VALUE) {
                resolved.put(String.valueOf(key), result);
              }
            });
        yield resolved;
      }
      case List<?> list -> {
        var resolved = new ArrayList<Object>();
        for (Object element : list) {
          Object result = resolve(element, place);
          if (result != NO_VALUE) {
            resolved.add(result);
          }
        }
        yield resolved;
      }
      case null -> throw new TemplateException(place, "has no value");
      default -> value;
    };
  }

  /** Whether the condition of that name holds. */
  boolean holds(String condition, String place) {
    Object definition = conditions.get(condition);
    if (definition == null) {
      throw new TemplateException(place, "no condition " + condition);
    }
    return truth(definition, "Conditions." + condition);
  }

  private static boolean isIntrinsic(Map<?, ?> map) {
    if (map.size() != 1) {
      return false;
    }
    var key = String.valueOf(map.keySet().iterator().next());
    return key.equals("Ref") || key.startsWith("Fn::");
  }

  private Object call(String function, Object argument, String place) {
    return switch (function) {
      case "Ref" -> reference(String.valueOf(argument), place);
      case "Fn::GetAtt" -> attribute(strings(argument, place), place);
      case "Fn::Sub" -> substitute(argument, place);
      case "Fn::Join" -> {
        List<?> arguments = arguments(argument, 2, function, place);
        yield String.join(
            String.valueOf(arguments.get(0)), strings(resolve(arguments.get(1), place), place));
      }
      case "Fn::Split" -> {
        List<?> arguments = arguments(argument, 2, function, place);
        String text = String.valueOf(resolve(arguments.get(1), place));
        yield List.of(text.split(Pattern.quote(String.valueOf(arguments.get(0))), -1));
      }
      case "Fn::Select" -> {
        List<?> arguments = arguments(argument, 2, function, place);
        int index = Integer.parseInt(String.valueOf(resolve(arguments.get(0), place)));
        yield list(resolve(arguments.get(1), place), place).get(index);
      }
      case "Fn::If" -> {
        List<?> arguments = arguments(argument, 3, function, place);
        boolean holds = holds(String.valueOf(arguments.get(0)), place);
        yield resolve(arguments.get(holds ? 1 : 2), place);
      }
      case "Fn::FindInMap" ->
          find(strings(resolve(arguments(argument, 3, function, place), place), place), place);
      default ->
          throw new TemplateException(place, function + " is not supported by the embedded cloud");
    };
  }

  private Object reference(String name, String place) {
    if (name.equals("AWS::NoValue")) {
      return NO_VALUE;
    }
    var value = parameters.get(name);
    if (value != null) {
      return value;
    }
    if (name.startsWith("AWS::")) {
      throw new TemplateException(place, name + " is not supported by the embedded cloud");
    }
    return references.ref(name);
  }

  private Object attribute(List<String> arguments, String place) {
    if (arguments.size() != 2) {
      throw new TemplateException(place, "Fn::GetAtt needs a resource and an attribute");
    }
    return references.attribute(arguments.get(0), arguments.get(1));
  }

  private String substitute(Object argument, String place) {
    if (argument instanceof String text) {
      return substitute(text, Map.of(), place);
    }
    List<?> arguments = arguments(argument, 2, "Fn::Sub", place);
    if (resolve(arguments.get(1), place) instanceof Map<?, ?> values) {
      return substitute(String.valueOf(arguments.get(0)), values, place);
    }
    throw new TemplateException(place, "the second argument of Fn::Sub must be a mapping");
  }

  private String substitute(String text, Map<?, ?> values, String place) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            match -> {
              var name = match.group(2).strip();
              return Matcher.quoteReplacement(
                  match.group(1).isEmpty() ? variable(name, values, place) : "${" + name + "}");
            });
  }

  private String variable(String name, Map<?, ?> values, String place) {
    if (values.containsKey(name)) {
      return String.valueOf(values.get(name));
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? String.valueOf(reference(name, place))
        : references.attribute(name.substring(0, dot), name.substring(dot + 1));
  }

  private Object find(List<String> path, String place) {
    Object found = mappings;
    for (String key : path) {
      found = found instanceof Map<?, ?> map ? map.get(key) : null;
    }
    if (found == null) {
      throw new TemplateException(place, "Mappings has no " + String.join(".", path));
    }
    return found;
  }

  private boolean truth(Object condition, String place) {
    if (!(condition instanceof Map<?, ?> map) || map.size() != 1) {
      throw new TemplateException(place, "is not a condition");
    }
    var only = map.entrySet().iterator().next();
    Object argument = only.getValue();
    return switch (String.valueOf(only.getKey())) {
      case "Condition" -> holds(String.valueOf(argument), place);
      case "Fn::Equals" -> {
        List<?> sides = arguments(argument, 2, "Fn::Equals", place);
        yield String.valueOf(resolve(sides.get(0), place))
            .equals(String.valueOf(resolve(sides.get(1), place)));
      }
      case "Fn::Not" -> !truth(arguments(argument, 1, "Fn::Not", place).get(0), place);
      case "Fn::And" -> list(argument, place).stream().allMatch(part -> truth(part, place));
      case "Fn::Or" -> list(argument, place).stream().anyMatch(part -> truth(part, place));
      default ->
          throw new TemplateException(
              place, only.getKey() + " is not supported by the embedded cloud");
    };
  }

  private static List<?> arguments(Object argument, int count, String function, String place) {
    List<?> list = list(argument, place);
    if (list.size() != count) {
      throw new TemplateException(place, "%s needs %d arguments".formatted(function, count));
    }
    return list;
  }

  private static List<?> list(Object value, String place) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new TemplateException(place, "must be a list");
  }

  private static List<String> strings(Object value, String place) {
    return list(value, place).stream().map(String::valueOf).toList();
  }
}
