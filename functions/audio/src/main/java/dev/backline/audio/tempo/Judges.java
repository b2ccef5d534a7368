package dev.backline.audio.tempo;

/**
 * The fitted tables by which readings of a melody are judged.
 *
 * @param quadruple accents in 4/4
 * @param triple accents in 3/4
 * @param compound accents in 6/8; in 12/8 half a bar is judged as a bar of 6/8
 * @param steps counts of the steps from note to note
 */
record Judges(Accents quadruple, Accents triple, Accents compound, Rhythm.Counts steps) {
  static final Judges FITTED =
      new Judges(
          Accents.read("accents-4-4.txt"),
          Accents.read("accents-3-4.txt"),
          Accents.read("accents-6-8.txt"),
          Rhythm.Counts.read("rhythm.txt"));

  Accents accents(Metre metre) {
    return switch (metre) {
      case FOUR_FOUR -> quadruple;
      case THREE_FOUR -> triple;
      case SIX_EIGHT, TWELVE_EIGHT -> compound;
    };
  }

  Rhythm rhythm(Metre metre, double bpm) {
    return Rhythm.of(steps, metre, bpm);
  }
}
