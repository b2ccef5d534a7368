package dev.backline.audio.band.form;

/**
 * A part of the song.
 *
 * @param firstBar counted from the first downbeat
 * @param bars at least 1
 * @param intensity how full the band plays, 0 to 1
 */
public record Section(Kind kind, int firstBar, int bars, double intensity) {

  /** What a part is for. */
  public enum Kind {
    INTRO,
    VERSE,
    CHORUS,
    BRIDGE,
    INTERLUDE,
    OUTRO
  }

  /** The bar after the last. */
  public int endBar() {
    return firstBar + bars;
  }
}
