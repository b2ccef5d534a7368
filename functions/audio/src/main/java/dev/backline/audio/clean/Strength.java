package dev.backline.audio.clean;

/** A share between nothing and everything. */
final class Strength {

  private Strength() {}

  /** Fails unless the value is one. */
  static void require(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be 0 to 1, was " + value);
    }
  }
}
