package dev.backline.productions;

/** The styles a band can play in. */
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
  SYNTHWAVE;

  public String word() {
    return Catalogue.word(this);
  }
}
