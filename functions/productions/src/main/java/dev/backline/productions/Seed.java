package dev.backline.productions;

/** Draws the seed of a production from the bytes of its take. */
final class Seed {

  /** Beyond this, JSON numbers of other languages lose digits. */
  static final long MAX = (1L << 53) - 1;

  private static final int HEX_DIGITS = 13;

  private Seed() {}

  static long of(Take take) {
    return Long.parseLong(take.file().sha256().substring(0, HEX_DIGITS), 16);
  }
}
