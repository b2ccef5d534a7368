package dev.backline.audio.key;

/** Major or (natural, harmonic or melodic) minor. */
public enum Mode {
  MAJOR("major"),
  MINOR("minor");

  private final String word;

  Mode(String word) {
    this.word = word;
  }

  /** "major" or "minor". */
  public String word() {
    return word;
  }
}
