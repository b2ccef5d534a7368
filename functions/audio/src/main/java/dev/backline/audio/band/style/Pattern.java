package dev.backline.audio.band.style;

/**
 * One or two bars of four beats in sixteenths, a character a step; other metres borrow its beats.
 *
 * @param steps 16 or 32 characters; a dot is silence
 */
public record Pattern(String steps) {
  private static final int STEPS_PER_BAR = 16;

  public Pattern {
    if (steps.length() != STEPS_PER_BAR && steps.length() != 2 * STEPS_PER_BAR) {
      throw new IllegalArgumentException("a pattern has 16 or 32 steps: " + steps);
    }
  }

  /** The character at a sixteenth of a bar of {@code beatsPerBar} beats. */
  public char at(int bar, int sixteenth, int beatsPerBar) {
    int beat = sixteenth / 4;
    int source =
        switch (beatsPerBar) {
          case 1 -> bar % 4;
          case 2 -> (bar % 2) * 2 + beat;
          case 3 -> beat == 2 ? 3 : beat;
          case 4 -> beat;
          default -> beat >= beatsPerBar - 1 ? 3 : beat % 3;
        };
    int half = steps.length() > STEPS_PER_BAR && bar % 2 == 1 ? STEPS_PER_BAR : 0;
    return steps.charAt(half + source * 4 + sixteenth % 4);
  }
}
