package dev.backline.studio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A value in a JSON document and its path; whatever is wrong with it is an {@link
 * IllegalArgumentException} that begins with that path.
 */
record Field(String path, JsonNode node) {

  /** An object that has no other members than these. */
  Field object(String... members) {
    if (!node.isObject()) throw wrong("must be an object");
    Set<String> known = Set.of(members);
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw member(name)
                    .wrong("is unknown here; known are " + String.join(", ", members));
              }
            });
    return this;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  Field member(String name) {
    return new Field(path.isEmpty() ? name : path + "." + name, node.path(name));
  }

  double number(String name, double otherwise) {
    return optionalNumber(name).orElse(otherwise);
  }

  OptionalDouble optionalNumber(String name) {
    return has(name) ? OptionalDouble.of(member(name).number()) : OptionalDouble.empty();
  }

  double number() {
    if (node.isMissingNode()) throw wrong("must be given");
    if (!node.isNumber()) throw wrong("must be a number");
    return node.doubleValue();
  }

  boolean flag(String name) {
    if (!has(name)) return false;
    if (!node.get(name).isBoolean()) throw member(name).wrong("must be true or false");
    return node.get(name).booleanValue();
  }

  Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  String text(String name) {
    if (!has(name)) throw member(name).wrong("must be given");
    if (!node.get(name).isTextual()) throw member(name).wrong("must be a text");
    return node.get(name).textValue();
  }

  /** The elements of an array; of none, none. */
  List<Field> list(String name) {
    if (!has(name)) return List.of();
    Field list = member(name);
    if (!list.node.isArray()) throw list.wrong("must be an array");
    var elements = new ArrayList<Field>();
    for (JsonNode element : list.node) {
      elements.add(new Field(list.path + "[" + elements.size() + "]", element));
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
    return new IllegalArgumentException(
        path.isEmpty() ? "the session " + how : String.format(Locale.ROOT, "%s %s", path, how));
  }
}
