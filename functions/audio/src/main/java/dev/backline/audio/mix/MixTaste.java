package dev.backline.audio.mix;

/**
 * What a genre likes.
 *
 * @param vocalAboveBandLu how much louder the vocal is than the band, in LU
 * @param reverb added to the room that the settings ask for, −0.2 to 0.3
 * @param duckDb how far the band gives way to the voice, 1 to 3
 */
public record MixTaste(double vocalAboveBandLu, double reverb, double duckDb) {

  /** The taste of a genre by its name in lower case; an unknown one gets that of pop. */
  public static MixTaste of(String genre) {
    return switch (genre) {
      case "ballad", "folk" -> new MixTaste(2.5, 0.08, 1.5);
      case "jazz" -> new MixTaste(2, 0.05, 1);
      case "rock" -> new MixTaste(0, -0.05, 2);
      case "house", "edm" -> new MixTaste(0, 0.05, 2.5);
      case "trap", "drill", "hiphop" -> new MixTaste(1, -0.08, 2);
      case "lofi" -> new MixTaste(0.5, 0.05, 1.5);
      case "ambient" -> new MixTaste(0.5, 0.25, 1);
      case "synthwave" -> new MixTaste(0, 0.15, 2);
      default -> new MixTaste(1.2, 0, 2);
    };
  }
}
