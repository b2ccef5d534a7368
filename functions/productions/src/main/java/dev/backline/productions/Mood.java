package dev.backline.productions;

/** What the music should feel like. */
public enum Mood {
  WARM,
  DARK,
  BRIGHT,
  SAD,
  HAPPY,
  ENERGETIC,
  CALM,
  DREAMY,
  AGGRESSIVE,
  ROMANTIC;

  public String word() {
    return Catalogue.word(this);
  }
}
