package dev.backline.audio.tempo;

/** How beats are grouped into bars and divided. */
public enum Metre {
  /** Four quarter notes. */
  FOUR_FOUR(4, 4, 0),
  /** Three quarter notes. */
  THREE_FOUR(3, 4, -0.35),
  /** Two dotted quarter notes. */
  SIX_EIGHT(2, 6, -0.6);

  private final int beatsPerBar;
  private final int ticksPerBeat;
  private final double logPrior;

  Metre(int beatsPerBar, int ticksPerBeat, double logPrior) {
    this.beatsPerBar = beatsPerBar;
    this.ticksPerBeat = ticksPerBeat;
    this.logPrior = logPrior;
  }

  /** Beats from one downbeat to the next. */
  public int beatsPerBar() {
    return beatsPerBar;
  }

  /** 2 when a beat halves, 3 when it falls into three. */
  public int beatDivision() {
    return this == SIX_EIGHT ? 3 : 2;
  }

  /** Sixteenth notes in a beat. */
  int ticksPerBeat() {
    return ticksPerBeat;
  }

  /** Sixteenth notes in a bar. */
  int ticksPerBar() {
    return ticksPerBeat * beatsPerBar;
  }

  /** How common the metre is in songs, against 4/4. */
  double logPrior() {
    return logPrior;
  }
}
