package dev.backline.audio.key;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A tonic and a mode.
 *
 * @param tonic pitch class, 0 is C and 11 is B
 * @param mode major or minor
 */
public record MusicalKey(int tonic, Mode mode) {
  private static final List<String> NAMES =
      List.of("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B");

  public MusicalKey {
    if (tonic < 0 || tonic > 11) {
      throw new IllegalArgumentException("tonic must be 0 to 11, was " + tonic);
    }
  }

  /** The key of an index: 0 to 11 are C major to B major, 12 to 23 C minor to B minor. */
  public static MusicalKey ofIndex(int index) {
    return new MusicalKey(index % 12, index < 12 ? Mode.MAJOR : Mode.MINOR);
  }

  /**
   * Reads what people write: "C minor", "F# Major", "Bbm", "a min"; a lone letter is major. Empty
   * when it is not a key.
   */
  public static Optional<MusicalKey> parse(String text) {
    var matcher =
        java.util.regex.Pattern.compile("([A-Ga-g])([#b♯♭]?)\\s*(major|maj|minor|min|m|M)?")
            .matcher(
                text.strip()
                    .replaceFirst("(?i)major$", "major")
                    .replaceFirst("(?i)minor$", "minor"));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int natural =
        List.of(0, 2, 4, 5, 7, 9, 11)
            .get("CDEFGAB".indexOf(matcher.group(1).toUpperCase(Locale.ROOT)));
    int shift =
        switch (matcher.group(2)) {
          case "#", "♯" -> 1;
          case "b", "♭" -> -1;
          default -> 0;
        };
    String mode = matcher.group(3) == null ? "major" : matcher.group(3);
    boolean minor = mode.equals("minor") || mode.equals("min") || mode.equals("m");
    return Optional.of(
        new MusicalKey(Math.floorMod(natural + shift, 12), minor ? Mode.MINOR : Mode.MAJOR));
  }

  /** C, Db, D, Eb, E, F, F#, G, Ab, A, Bb or B. */
  public String tonicName() {
    return NAMES.get(tonic);
  }

  /** As "C Minor". */
  public String title() {
    return tonicName() + (mode == Mode.MINOR ? " Minor" : " Major");
  }

  /** Code on the Camelot wheel: 8B is C major, 8A is A minor, a step up is a fifth. */
  public String camelot() {
    int major = mode == Mode.MINOR ? (tonic + 3) % 12 : tonic;
    return (7 * major + 7) % 12 + 1 + (mode == Mode.MINOR ? "A" : "B");
  }
}
