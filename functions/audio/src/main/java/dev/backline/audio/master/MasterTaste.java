package dev.backline.audio.master;

/**
 * What a genre likes in a master.
 *
 * @param tiltDb how much brighter than usual at the top, −3 to 3
 */
public record MasterTaste(double tiltDb) {
  public MasterTaste {
    if (!(tiltDb >= -3 && tiltDb <= 3)) {
      throw new IllegalArgumentException("tiltDb must be -3 to 3, was " + tiltDb);
    }
  }

  /** The taste of a genre by its name in lower case; an unknown one gets that of pop. */
  public static MasterTaste of(String genre) {
    return new MasterTaste(
        switch (genre) {
          case "lofi" -> -3;
          case "ambient", "jazz", "reggae" -> -1.5;
          case "folk", "ballad" -> -1;
          case "trap", "drill", "house", "edm" -> 0.5;
          default -> 0;
        });
  }
}
