package dev.backline.productions;

/** The named loudness targets of a master. */
public enum Target {
  STREAMING,
  APPLE,
  CLUB,
  LIAB;

  public String word() {
    return Catalogue.word(this);
  }
}
