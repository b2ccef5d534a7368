package dev.backline.audio.band.style;

import dev.backline.audio.band.brief.Genre;

/** The style of each genre. */
public final class Styles {
  private Styles() {}

  /** How a genre is played. */
  public static Style of(Genre genre) {
    return UrbanStyles.of(genre)
        .or(() -> ClubStyles.of(genre))
        .or(() -> LiveStyles.of(genre))
        .orElseThrow(() -> new IllegalStateException("no style for " + genre));
  }
}
