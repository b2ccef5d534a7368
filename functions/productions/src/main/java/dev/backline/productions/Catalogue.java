package dev.backline.productions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client can choose from, as words on the wire. Case, spaces and hyphens do not matter. */
final class Catalogue {

  private Catalogue() {}

  static <E extends Enum<E>> String word(E value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> List<String> words(Class<E> choices) {
    return Arrays.stream(choices.getEnumConstants()).map(Catalogue::word).toList();
  }

  static <E extends Enum<E>> Optional<E> find(Class<E> choices, String text) {
    String word = text.toLowerCase(Locale.ROOT).replace("r&b", "rnb").replaceAll("[\\s_-]", "");
    return Arrays.stream(choices.getEnumConstants())
        .filter(choice -> word(choice).equals(word))
        .findFirst();
  }
}
