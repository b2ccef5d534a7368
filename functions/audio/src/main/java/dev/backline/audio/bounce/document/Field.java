package dev.backline.audio.bounce.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A value in a JSON document and its path; whatever is wrong with it is an {@link
 * IllegalArgumentException} that begins with that path.
 *
 * @param value as plain Java: Map, List, String, Number, Boolean; empty where there is none
 */
record Field(String path, Optional<Object> value) {

  /** What a path can be made of. */
  private static final Pattern PLAIN = Pattern.compile("\\w+");

  /** An object that has no other members than these. */
  Field object(String... members) {
    if (!(value.orElse("") instanceof Map<?, ?> map)) throw wrong("must be an object");
    Set<String> names = Set.of(members);
    for (Object name : map.keySet()) {
      if (!names.contains(name.toString())) {
        String known = "known are " + String.join(", ", members);
        throw PLAIN.matcher(name.toString()).matches()
            ? member(name.toString()).wrong("is unknown here; " + known)
            : wrong("has a member that is unknown here: \"" + name + "\"; " + known);
      }
    }
    return this;
  }

  boolean has(String name) {
    return member(name).value.isPresent();
  }

  /** A member, which may be missing; one that is null is. */
  Field member(String name) {
    Optional<Object> member =
        value
            .filter(Map.class::isInstance)
            .map(map -> ((Map<?, ?>) map).get(name))
            .map(Object.class::cast);
    return new Field(path.isEmpty() ? name : path + "." + name, member);
  }

  boolean isObject() {
    return value.filter(Map.class::isInstance).isPresent();
  }

  boolean isNumber() {
    return value.filter(Number.class::isInstance).isPresent();
  }

  double number(String name, double otherwise) {
    return optionalNumber(name).orElse(otherwise);
  }

  OptionalDouble optionalNumber(String name) {
    return has(name) ? OptionalDouble.of(member(name).number()) : OptionalDouble.empty();
  }

  double number() {
    if (value.isEmpty()) throw wrong("must be given");
    if (!(value.get() instanceof Number number)) throw wrong("must be a number");
    return number.doubleValue();
  }

  boolean flag(String name) {
    Field flag = member(name);
    if (flag.value.isEmpty()) return false;
    if (!(flag.value.get() instanceof Boolean set)) throw flag.wrong("must be true or false");
    return set;
  }

  Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  String text(String name) {
    Field text = member(name);
    if (text.value.isEmpty()) throw text.wrong("must be given");
    if (!(text.value.get() instanceof String words)) throw text.wrong("must be a text");
    return words;
  }

  /** The elements of an array; of none, none. */
  List<Field> list(String name) {
    Field list = member(name);
    if (list.value.isEmpty()) return List.of();
    if (!(list.value.get() instanceof List<?> array)) throw list.wrong("must be an array");
    var elements = new ArrayList<Field>();
    for (Object element : array) {
      elements.add(
          new Field(list.path + "[" + elements.size() + "]", Optional.ofNullable(element)));
    }
    return elements;
  }

  /** What a constructor makes of the field; its complaints begin with the name of a member. */
  <T> T made(Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          path.isEmpty() ? e.getMessage() : path + "." + e.getMessage(), e);
    }
  }

  IllegalArgumentException wrong(String how) {
    return new IllegalArgumentException((path.isEmpty() ? "session" : path) + " " + how);
  }
}
