package dev.backline.audio.band.brief;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The genres that the band knows. */
public enum Genre {
  LOFI,
  POP,
  TRAP,
  HOUSE,
  BALLAD,
  ROCK,
  RNB,
  EDM,
  JAZZ,
  FOLK,
  DRILL,
  AFROBEATS,
  AMBIENT,
  SYNTHWAVE,
  HIPHOP,
  REGGAE;

  /** The genre of a name: case, blanks, hyphens and ampersands do not matter ("R&B", "Lo-Fi"). */
  public static Optional<Genre> named(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace("&", "n").replaceAll("[^a-z]", "");
    return Stream.of(values()).filter(genre -> genre.code().equals(plain)).findFirst();
  }

  /** The name in lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
