package dev.backline.productions;

/** Which tier of providers does the work. */
public enum Quality {
  STANDARD,
  PREMIUM;

  public String word() {
    return Catalogue.word(this);
  }
}
