package dev.backline.audio.fit;

/** A way to set a song. */
interface Style {
  String name();

  /** The part of {@code song} between two moments; the first is second 0 of the score. */
  Score of(Pop909Song song, double from, double to, long seed);
}
