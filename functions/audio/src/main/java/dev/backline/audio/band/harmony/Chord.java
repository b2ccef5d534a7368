package dev.backline.audio.band.harmony;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chord on a degree of a key.
 *
 * @param root pitch class
 * @param numeral as it is written in analysis: "vi", "bVII", "ii°"
 */
public record Chord(int root, Quality quality, String numeral) {

  /** The triad. */
  public enum Quality {
    MAJOR(4, 7),
    MINOR(3, 7),
    DIMINISHED(3, 6);

    private final int third;
    private final int fifth;

    Quality(int third, int fifth) {
      this.third = third;
      this.fifth = fifth;
    }
  }

  /** The chord of a numeral: capitals are major, ° diminished; degrees are those of the scale. */
  public static Chord of(Key key, String numeral) {
    int flat = numeral.startsWith("b") ? -1 : 0;
    String roman = numeral.replace("b", "").replace("°", "");
    int degree =
        switch (roman.toUpperCase(Locale.ROOT)) {
          case "I" -> 0;
          case "II" -> 2;
          case "III" -> 4;
          case "IV" -> 5;
          case "V" -> 7;
          case "VI" -> 9;
          case "VII" -> 11;
          default -> throw new IllegalArgumentException("not a numeral: " + numeral);
        };
    boolean lowered = key.mode() == Key.Mode.MINOR && (degree == 4 || degree == 9 || degree == 11);
    int root = Math.floorMod(key.tonic() + degree + flat - (lowered ? 1 : 0), 12);
    boolean capital = Character.isUpperCase(roman.charAt(0));
    var quality =
        numeral.endsWith("°") ? Quality.DIMINISHED : capital ? Quality.MAJOR : Quality.MINOR;
    return new Chord(root, quality, numeral);
  }

  /** Pitch class of the third. */
  public int third() {
    return (root + quality.third) % 12;
  }

  /** Pitch class of the fifth. */
  public int fifth() {
    return (root + quality.fifth) % 12;
  }

  /** Whether a pitch class is root, third or fifth. */
  public boolean contains(int pitchClass) {
    return pitchClass == root || pitchClass == third() || pitchClass == fifth();
  }

  /** Pitch class of the seventh that the key offers. */
  public int seventh(Key key) {
    int minor = (root + 10) % 12;
    boolean majorSeventh =
        quality == Quality.MAJOR && !key.contains(minor) && key.contains((root + 11) % 12);
    return majorSeventh ? (root + 11) % 12 : minor;
  }

  /**
   * Root, third, fifth and as many colours as asked for: 1 adds the seventh, 2 the ninth where the
   * key has it. The tonic stays without its seventh: home is where nothing wants to go on. Other
   * chords keep the tonic as a common tone where it does not rub, which binds the song.
   */
  public List<Integer> tones(Key key, int colours) {
    var tones = new ArrayList<>(List.of(root, third(), fifth()));
    if (colours >= 1 && quality != Quality.DIMINISHED && root != key.tonic()) {
      tones.add(seventh(key));
    }
    int ninth = (root + 2) % 12;
    if (colours >= 2 && key.contains(ninth) && quality != Quality.DIMINISHED) tones.add(ninth);
    int leading = (key.tonic() + 11) % 12;
    int above = (key.tonic() + 1) % 12;
    boolean rubs = tones.contains(leading) || tones.contains(above);
    if (!rubs && !tones.contains(key.tonic())) tones.add(key.tonic());
    return tones;
  }

  /** How well a sung pitch class sits on the chord, −1 to 1. */
  double welcomes(int pitchClass, Key key) {
    int interval = Math.floorMod(pitchClass - root, 12);
    if (interval == 0) return 1;
    if (interval == quality.third) return 1;
    if (interval == quality.fifth) return 0.85;
    if (!key.contains(pitchClass)) return -0.8;
    if (interval == 10 || interval == 11) return 0.2;
    if (interval == 2) return 0.15;
    if (interval == 9) return 0;
    return interval == quality.third + 1 || interval == 8 || interval == 1 ? -0.8 : -0.35;
  }
}
