package dev.backline.cloud.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The properties of one resource (or of a mapping inside them), resolved and read one by one. It
 * remembers which were read, so that {@link #end} can refuse the rest: nothing of a template is
 * silently ignored. What is ignored is not resolved either, so that it may refer to what the
 * embedded cloud does not have.
 */
final class Properties {
  private final String place;
  private final Map<?, ?> values;
  private final Intrinsics intrinsics;
  private final List<String> withoutEffect;
  private final TreeSet<String> unread = new TreeSet<>();

  /**
   * @param place named in errors
   * @param withoutEffect where {@link #ignore} notes what it ignores
   */
  Properties(String place, Map<?, ?> values, Intrinsics intrinsics, List<String> withoutEffect) {
    this.place = place;
    this.values = values;
    this.intrinsics = intrinsics;
    this.withoutEffect = withoutEffect;
    values.keySet().forEach(key -> unread.add(String.valueOf(key)));
  }

  String place() {
    return place;
  }

  String place(String name) {
    return place + "." + name;
  }

  /** The names of everything in it, in the template's order. */
  List<String> names() {
    return values.keySet().stream().map(String::valueOf).toList();
  }

  /** Everything in it, resolved. */
  Map<String, Object> all() {
    var all = new LinkedHashMap<String, Object>();
    names().forEach(name -> value(name).ifPresent(value -> all.put(name, value)));
    return all;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<Object> value(String name) {
    unread.remove(name);
    return Optional.ofNullable(values.get(name))
        .flatMap(value -> intrinsics.value(value, place(name)));
  }

  Optional<String> text(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof Map || value instanceof List) {
                throw new TemplateException(place(name), "must be a text");
              }
              return value.toString();
            });
  }

  String required(String name) {
    return text(name).orElseThrow(() -> new TemplateException(place(name), "is missing"));
  }

  int number(String name, int absent) {
    try {
      return text(name).map(Integer::valueOf).orElse(absent);
    } catch (NumberFormatException e) {
      throw new TemplateException(place(name), "must be a whole number");
    }
  }

  Duration seconds(String name, int absent) {
    return Duration.ofSeconds(number(name, absent));
  }

  boolean flag(String name) {
    return text(name).map(Boolean::valueOf).orElse(false);
  }

  /** The mapping of that name; empty if there is none. Its own {@link #end} must be called. */
  Properties mapping(String name) {
    return value(name)
        .map(value -> mapping(place(name), value))
        .orElseGet(() -> mapping(place(name), Map.of()));
  }

  /** The mappings of a list. */
  List<Properties> mappings(String name) {
    var found = new ArrayList<Properties>();
    for (Object element : list(name)) {
      found.add(mapping("%s[%d]".formatted(place(name), found.size()), element));
    }
    return found;
  }

  List<?> list(String name) {
    return value(name)
        .<List<?>>map(
            value -> {
              if (value instanceof List<?> list) {
                return list;
              }
              throw new TemplateException(place(name), "must be a list");
            })
        .orElse(List.of());
  }

  List<String> texts(String name) {
    return list(name).stream().map(String::valueOf).toList();
  }

  /** A mapping of names to texts, in the template's order. */
  Map<String, String> variables(String name) {
    Properties mapping = mapping(name);
    var variables = new LinkedHashMap<String, String>();
    for (Object key : mapping.values.keySet()) {
      variables.put(String.valueOf(key), mapping.required(String.valueOf(key)));
    }
    return variables;
  }

  /** Reads a property that the embedded cloud emulates with exactly one value. */
  void only(String name, String supported) {
    text(name)
        .filter(value -> !value.equals(supported))
        .ifPresent(
            value -> {
              throw new TemplateException(
                  place(name),
                  "%s is not supported by the embedded cloud, only %s".formatted(value, supported));
            });
  }

  /**
   * Accepts values between which a client of the embedded cloud sees no difference: a schedule that
   * is over calls nothing, whether it is kept or deleted.
   */
  void oneOf(String name, String... supported) {
    text(name)
        .filter(value -> !List.of(supported).contains(value))
        .ifPresent(
            value -> {
              throw new TemplateException(
                  place(name), "must be one of " + String.join(", ", supported));
            });
  }

  /** Accepts properties that change nothing that a client of the embedded cloud could see. */
  void ignore(String... names) {
    for (String name : names) {
      if (unread.remove(name)) {
        withoutEffect.add(place(name));
      }
    }
  }

  /** Accepts properties that need no word, such as descriptions. */
  void skip(String... names) {
    unread.removeAll(List.of(names));
  }

  /**
   * Ends the reading.
   *
   * @throws TemplateException if a property was neither read nor ignored
   */
  void end() {
    if (!unread.isEmpty()) {
      throw new TemplateException(place(unread.first()), "is not supported by the embedded cloud");
    }
  }

  private Properties mapping(String where, Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Properties(where, map, intrinsics, withoutEffect);
    }
    throw new TemplateException(where, "must be a mapping");
  }
}
