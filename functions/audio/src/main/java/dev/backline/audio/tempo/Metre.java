package dev.backline.audio.tempo;

/** How beats are grouped into bars and divided. */
public enum Metre {
  /** Four quarter notes. */
  FOUR_FOUR(4, 4),
  /** Three quarter notes. */
  THREE_FOUR(3, 4),
  /** Two dotted quarter notes. */
  SIX_EIGHT(2, 6),
  /** Four dotted quarter notes: a shuffle or a ballad in triplets. */
  TWELVE_EIGHT(4, 6);

  private final int beatsPerBar;
  private final int ticksPerBeat;

  Metre(int beatsPerBar, int ticksPerBeat) {
    this.beatsPerBar = beatsPerBar;
    this.ticksPerBeat = ticksPerBeat;
  }

  /** Beats from one downbeat to the next. */
  public int beatsPerBar() {
    return beatsPerBar;
  }

  /** 2 when a beat halves, 3 when it falls into three. */
  public int beatDivision() {
    return ticksPerBeat % 3 == 0 ? 3 : 2;
  }

  /** Sixteenth notes in a beat. */
  int ticksPerBeat() {
    return ticksPerBeat;
  }

  /** Sixteenth notes in a bar. */
  int ticksPerBar() {
    return ticksPerBeat * beatsPerBar;
  }
}
