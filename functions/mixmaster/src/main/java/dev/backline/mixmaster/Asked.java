package dev.backline.mixmaster;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a client asks for by name: the members of a JSON object, or the fields of a form, whose
 * values are all text. A blank text counts as not given.
 */
public record Asked(Map<String, Object> values) {

  public Asked {
    var given = new HashMap<>(values);
    given.values().removeIf(value -> value == null || value.toString().isBlank());
    values = Map.copyOf(given);
  }

  /**
   * @throws Failure if it is no text
   */
  public Optional<String> text(String name) {
    return find(name)
        .map(
            value -> {
              if (value instanceof String text) return text.strip();
              throw wrong(name, "must be a text");
            });
  }

  /**
   * @throws Failure if it is no number
   */
  public Optional<Double> number(String name) {
    return find(name)
        .map(
            value ->
                switch (value) {
                  case Number number -> number.doubleValue();
                  case String text when text.strip().matches("[+-]?[0-9]{1,9}([.][0-9]{1,15})?") ->
                      Double.parseDouble(text.strip());
                  default -> throw wrong(name, "must be a number such as 0.5");
                });
  }

  /**
   * @throws Failure if it is neither true nor false
   */
  public Optional<Boolean> flag(String name) {
    return find(name)
        .map(
            value ->
                switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw wrong(name, "must be true or false");
                });
  }

  /**
   * Refuses what nobody will read: a misspelt name would change nothing, and say nothing.
   *
   * @throws Failure that names the first field that is not known, and those that are
   */
  public Asked only(Collection<String> known) {
    for (String name : new TreeSet<>(values.keySet())) {
      if (!known.contains(name)) {
        throw wrong(name, "is not known here; there are " + String.join(", ", known));
      }
    }
    return this;
  }

  /** A value that is not allowed, with the words that complete the sentence. */
  public static Failure wrong(String field, String how) {
    return Failure.of(ErrorCode.VALIDATION_FAILED, field + " " + how + ".").field(field);
  }

  private Optional<Object> find(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
