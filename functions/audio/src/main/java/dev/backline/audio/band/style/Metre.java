package dev.backline.audio.band.style;

/** How beats group and divide, as far as what is played depends on it. */
public enum Metre {
  /** Beats that halve, two or four in a bar: 4/4, 2/4, and whatever borrows from them. */
  QUADRUPLE(4, 4),

  /** Three beats that halve: 3/4. */
  TRIPLE(3, 4),

  /** Beats that fall into three: 6/8, 9/8, 12/8. Written in bars of two beats. */
  COMPOUND(2, 3);

  private final int beats;
  private final int stepsPerBeat;

  Metre(int beats, int stepsPerBeat) {
    this.beats = beats;
    this.stepsPerBeat = stepsPerBeat;
  }

  /**
   * The metre of a song.
   *
   * @param beatDivision 2 when a beat halves, 3 when it falls into three
   */
  public static Metre of(int beatsPerBar, int beatDivision) {
    if (beatDivision == 3) return COMPOUND;
    return beatsPerBar == 3 ? TRIPLE : QUADRUPLE;
  }

  /** Steps of a pattern in a beat: four sixteenths, or the three eighths of a dotted beat. */
  public int stepsPerBeat() {
    return stepsPerBeat;
  }

  /** Steps of a bar as it is written in a pattern. */
  int stepsWritten() {
    return beats * stepsPerBeat;
  }

  /** The written beat that a bar of {@code beatsPerBar} beats plays, counted over its bars. */
  int writtenBeat(int bar, int beat, int beatsPerBar) {
    return switch (this) {
      case TRIPLE -> beat;
      case COMPOUND ->
          beatsPerBar % 2 == 0 ? bar * beatsPerBar + beat : 2 * bar + Math.min(beat, 1);
      case QUADRUPLE ->
          4 * bar
              + switch (beatsPerBar) {
                case 1 -> bar % 4;
                case 2 -> (bar % 2) * 2 + beat;
                case 3 -> beat == 2 ? 3 : beat;
                case 4 -> beat;
                default -> beat >= beatsPerBar - 1 ? 3 : beat % 3;
              };
    };
  }
}
