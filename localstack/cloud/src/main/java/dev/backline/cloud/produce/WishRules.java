package dev.backline.cloud.produce;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the API's own document says of a wish, so that one that will be refused is found before
 * anything is started or sent. What the document does not say is left to the API.
 */
public final class WishRules {

  private static final String SCHEMA = "ProduceRequest";

  private final Map<?, ?> properties;

  private WishRules(Map<?, ?> properties) {
    this.properties = properties;
  }

  /**
   * Reads the rules of an OpenAPI document. Without one there are none.
   *
   * @throws IOException if the document is there and cannot be read
   */
  public static WishRules of(Path document) throws IOException {
    if (!Files.isReadable(document)) {
      return new WishRules(Map.of());
    }
    try (Reader text = Files.newBufferedReader(document)) {
      Object whole = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      return new WishRules(
          map(map(map(map(whole, "components"), "schemas"), SCHEMA), "properties"));
    }
  }

  /** Each member of the wish that the API will refuse, with what it has to be. */
  public List<Fault> faults(Wish wish) {
    var faults = new ArrayList<Fault>();
    for (var member : wish.members().properties()) {
      fix(member.getValue(), map(properties, member.getKey()))
          .ifPresent(fix -> faults.add(new Fault(member.getKey(), fix)));
    }
    return faults;
  }

  private static Optional<String> fix(JsonNode value, Map<?, ?> rule) {
    if (value.isNumber()) {
      return range(value.doubleValue(), rule);
    }
    String text = value.asText();
    if (rule.get("enum") instanceof List<?> words) {
      return words.stream().noneMatch(word -> word.equals(folded(text)))
          ? Optional.of(
              "must be one of " + String.join(", ", words.stream().map(String::valueOf).toList()))
          : Optional.empty();
    }
    if (rule.get("pattern") instanceof String pattern && !Pattern.matches(pattern, text)) {
      return Optional.of(
          "is \"" + text + "\"; it must be written like \"" + rule.get("example") + "\"");
    }
    if (rule.get("maxLength") instanceof Integer longest && text.length() > longest) {
      return Optional.of("must have at most " + longest + " characters");
    }
    return Optional.empty();
  }

  private static Optional<String> range(double value, Map<?, ?> rule) {
    return rule.get("minimum") instanceof Number least
            && rule.get("maximum") instanceof Number most
            && !(value >= least.doubleValue() && value <= most.doubleValue())
        ? Optional.of("must be " + least + " to " + most)
        : Optional.empty();
  }

  /** As the API reads a word: case, spaces and hyphens do not matter, and R&amp;B is rnb. */
  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT).replace("&", "n").replaceAll("[\\s_-]", "");
  }

  private static Map<?, ?> map(Object of, String member) {
    return of instanceof Map<?, ?> map && map.get(member) instanceof Map<?, ?> found
        ? found
        : Map.of();
  }

  /**
   * A member that has to change.
   *
   * @param fix completes the sentence that the member's name begins
   */
  public record Fault(String member, String fix) {}
}
