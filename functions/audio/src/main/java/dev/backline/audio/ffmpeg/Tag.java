package dev.backline.audio.ffmpeg;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file can say of its music. The names differ by format: frames of ID3v2.3 in MP3, comments
 * of Xiph in FLAC and Ogg, atoms of iTunes in M4A. WAV and AAC in ADTS hold none. M4A has no atom
 * of its own for ISRC and key: taggers put them into free-form atoms, which FFmpeg does not write.
 */
public enum Tag {
  /** Name of the track. */
  TITLE("title", "title", "title"),
  /** Who plays it. */
  ARTIST("artist", "artist", "artist"),
  /** Name of the release. */
  ALBUM("album", "album", "album"),
  /** Day or year of release after ISO 8601. ID3v2.3 holds year and day apart. */
  DATE("date", "date", "date", "\\d{4}(-\\d{2}-\\d{2})?", "a year or a day, such as 2026-11-20"),
  /** In words. */
  GENRE("genre", "genre", "genre"),
  /** International Standard Recording Code, without dashes (ISO 3901); not in M4A. */
  ISRC(
      "TSRC",
      "ISRC",
      "",
      "[A-Z]{2}[A-Z0-9]{3}\\d{7}",
      "two letters, three letters or digits and seven digits, such as GBAYE0601498"),
  /** Beats per minute, whole. */
  BPM("TBPM", "BPM", "tmpo", "[1-9]\\d{0,2}", "a whole number from 1 to 999"),
  /** Musical key after ID3v2: {@code Am}, {@code F#}; not in M4A. */
  KEY("TKEY", "INITIALKEY", "", "[A-G][b#]?m?", "a key such as C, F#, or Bbm");

  private static final int LONGEST = 1000;

  private final String id3;
  private final String xiph;
  private final String itunes;
  private final Optional<Pattern> pattern;
  private final String shape;

  Tag(String id3, String xiph, String itunes) {
    this.id3 = id3;
    this.xiph = xiph;
    this.itunes = itunes;
    this.pattern = Optional.empty();
    this.shape = "";
  }

  Tag(String id3, String xiph, String itunes, String pattern, String shape) {
    this.id3 = id3;
    this.xiph = xiph;
    this.itunes = itunes;
    this.pattern = Optional.of(Pattern.compile(pattern));
    this.shape = shape;
  }

  /** FFmpeg's name for it in a format; empty where the format has no place for it. */
  Optional<String> name(DeliveryFormat format) {
    String name =
        switch (format) {
          case WAV, AAC -> "";
          case MP3 -> id3;
          case FLAC, OGG, OPUS -> xiph;
          case M4A -> itunes;
        };
    return Optional.of(name).filter(text -> !text.isEmpty());
  }

  /** Refuses what is not of the tag's shape. */
  void check(String value) {
    String field = name().toLowerCase(Locale.ROOT);
    if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          field + " must be text of at most " + LONGEST + " characters");
    }
    if (pattern.isPresent() && !pattern.get().matcher(value).matches()) {
      throw new IllegalArgumentException(field + " must be " + shape + ", was " + value);
    }
  }
}
