package dev.backline.audio.band.part;

import dev.backline.audio.band.style.Pattern;

/** What is played at each step of a bar. */
@FunctionalInterface
interface Steps {

  char at(int bar, int step);

  /** A pattern in bars of {@code beatsPerBar} beats. */
  static Steps of(Pattern pattern, int beatsPerBar) {
    return (bar, step) -> pattern.at(bar, step, beatsPerBar);
  }

  /** {@code sign} once in a bar, held to its end. */
  static Steps held(char sign) {
    return (_, step) -> step == 0 ? sign : '-';
  }
}
