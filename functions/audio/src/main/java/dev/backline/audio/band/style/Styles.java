package dev.backline.audio.band.style;

import dev.backline.audio.band.brief.Genre;

/** The style of each genre. */
public final class Styles {
  private Styles() {}

  /** How a genre is played in a metre. */
  public static Style of(Genre genre, Metre metre) {
    var style =
        UrbanStyles.of(genre)
            .or(() -> ClubStyles.of(genre))
            .or(() -> LiveStyles.of(genre))
            .orElseThrow(() -> new IllegalStateException("no style for " + genre));
    return switch (metre) {
      case QUADRUPLE -> style;
      case TRIPLE -> style.playing(TripleRhythms.of(genre));
      case COMPOUND -> style.playing(CompoundRhythms.of(genre));
    };
  }
}
