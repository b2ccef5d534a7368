package dev.backline.audio.band.style;

/**
 * Bars in the steps of a metre, a character a step; other numbers of beats borrow the beats.
 *
 * @param metre in which it is written
 * @param steps of one or more whole bars: 16 in 4/4, 12 in 3/4, 6 in 6/8; a dot is silence
 */
public record Pattern(Metre metre, String steps) {

  public Pattern {
    if (steps.isEmpty() || steps.length() % metre.stepsWritten() != 0) {
      throw new IllegalArgumentException(
          "a pattern has bars of " + metre.stepsWritten() + " steps: " + steps);
    }
  }

  /** A pattern in 4/4. */
  public Pattern(String steps) {
    this(Metre.QUADRUPLE, steps);
  }

  /** The character at a step of a bar of {@code beatsPerBar} beats. */
  public char at(int bar, int step, int beatsPerBar) {
    int beat = metre.writtenBeat(bar, step / metre.stepsPerBeat(), beatsPerBar);
    int at = beat * metre.stepsPerBeat() + step % metre.stepsPerBeat();
    return steps.charAt(at % steps.length());
  }
}
