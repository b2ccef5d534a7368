package dev.backline.productions;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key, spelled as the analysis spells it: enharmonic tonics become C, Db, D, Eb, E, F, F#, G, Ab,
 * A, Bb or B.
 */
public record MusicalKey(String tonic, Mode mode) {

  /** How a key may be written, as a regular expression. */
  public static final String SPELLING =
      "^\\s*(?<letter>[A-Ga-g])\\s*(?<accidental>[#♯b♭]?)[\\s-]*"
          + "(?<mode>|M|m|[Mm]aj(?:or)?|[Mm]in(?:or)?|MAJ(?:OR)?|MIN(?:OR)?)\\s*$";

  private static final Pattern PATTERN = Pattern.compile(SPELLING);

  public enum Mode {
    MAJOR("Major"),
    MINOR("Minor");

    private final String label;

    Mode(String label) {
      this.label = label;
    }
  }

  private static final List<String> TONICS =
      List.of("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B");
  private static final Map<String, Integer> NATURALS =
      Map.of("C", 0, "D", 2, "E", 4, "F", 5, "G", 7, "A", 9, "B", 11);

  public MusicalKey {
    if (!TONICS.contains(tonic)) {
      throw new IllegalArgumentException("tonic must be one of " + TONICS + ", was " + tonic);
    }
  }

  /** Reads "A minor", "Am", "F# major", "Bb", "c♯ min". A tonic alone is a major key. */
  public static Optional<MusicalKey> parse(String text) {
    var spelling = PATTERN.matcher(text.strip());
    if (!spelling.matches()) {
      return Optional.empty();
    }
    int shift =
        switch (spelling.group("accidental")) {
          case "#", "♯" -> 1;
          case "b", "♭" -> 11;
          default -> 0;
        };
    int natural = NATURALS.get(spelling.group("letter").toUpperCase(Locale.ROOT));
    return Optional.of(
        new MusicalKey(TONICS.get((natural + shift) % 12), mode(spelling.group("mode"))));
  }

  private static Mode mode(String text) {
    boolean minor = text.equals("m") || text.toLowerCase(Locale.ROOT).startsWith("min");
    return minor ? Mode.MINOR : Mode.MAJOR;
  }

  /** As the analysis writes it: "A Minor". */
  public String label() {
    return tonic + " " + mode.label;
  }
}
