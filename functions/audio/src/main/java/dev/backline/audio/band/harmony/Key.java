package dev.backline.audio.band.harmony;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key.
 *
 * @param tonic pitch class, 0 = C
 */
public record Key(int tonic, Mode mode) {
  private static final List<String> NAMES =
      List.of("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B");
  private static final Pattern WRITTEN =
      Pattern.compile("([A-G])\\s*([#♯b♭]?)\\s*(major|maj|minor|min|m|)", Pattern.CASE_INSENSITIVE);

  /** Major or natural minor. */
  public enum Mode {
    MAJOR(0b101010110101),
    MINOR(0b010110101101);

    private final int scale;

    Mode(int scale) {
      this.scale = scale;
    }
  }

  public Key {
    if (tonic < 0 || tonic > 11) {
      throw new IllegalArgumentException("tonic must be 0 to 11, was " + tonic);
    }
  }

  /** Reads "C Minor", "F# major", "Bbm" or "A". */
  public static Key parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      throw new IllegalArgumentException("key must look like \"C Minor\", was \"" + text + "\"");
    }
    int natural =
        switch (written.group(1).toUpperCase(Locale.ROOT)) {
          case "C" -> 0;
          case "D" -> 2;
          case "E" -> 4;
          case "F" -> 5;
          case "G" -> 7;
          case "A" -> 9;
          default -> 11;
        };
    int shift =
        switch (written.group(2)) {
          case "#", "♯" -> 1;
          case "b", "♭", "B" -> -1;
          default -> 0;
        };
    String mode = written.group(3);
    boolean minor = mode.equals("m") || mode.toLowerCase(Locale.ROOT).startsWith("min");
    return new Key(Math.floorMod(natural + shift, 12), minor ? Mode.MINOR : Mode.MAJOR);
  }

  /** Whether a pitch class belongs to the scale. */
  public boolean contains(int pitchClass) {
    return (mode.scale >> Math.floorMod(pitchClass - tonic, 12) & 1) == 1;
  }

  /** "C Minor". */
  @Override
  public String toString() {
    return NAMES.get(tonic) + (mode == Mode.MAJOR ? " Major" : " Minor");
  }
}
