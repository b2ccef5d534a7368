package dev.backline.audio.tempo;

/**
 * Where bars begin along a melody. Songs insert a bar of half the length now and then: what follows
 * it is shifted by half a bar against what was before.
 */
final class BarLines {
  /** What a shift costs, in units of what a note's accent weighs; chosen on POP909 300 to 620. */
  private static final double SHIFT_COST = 13;

  private final int[] ticks;
  private final int[] offsets;

  private BarLines(int[] ticks, int[] offsets) {
    this.ticks = ticks;
    this.offsets = offsets;
  }

  /**
   * The likeliest bar lines of a melody.
   *
   * @param accents of each note, for each sixteenth of the bar
   * @param ticks of the notes, counted from a bar line of the reading
   */
  static BarLines of(double[][] accents, int[] ticks, Metre metre) {
    int n = ticks.length;
    int half = metre == Metre.FOUR_FOUR ? metre.ticksPerBar() / 2 : 0;
    var shifted = new boolean[n];
    if (half > 0) {
      var from = new boolean[n][2];
      var score = new double[2];
      for (int i = 0; i < n; i++) {
        var next = new double[2];
        for (int s = 0; s < 2; s++) {
          double stay = score[s];
          double come = score[1 - s] - SHIFT_COST;
          from[i][s] = come > stay ? s == 0 : s == 1;
          int position = Math.floorMod(ticks[i] - s * half, accents[i].length);
          next[s] = Math.max(stay, come) + accents[i][position];
        }
        score = next;
      }
      boolean state = score[1] > score[0];
      for (int i = n - 1; i >= 0; i--) {
        shifted[i] = state;
        state = from[i][state ? 1 : 0];
      }
    }
    var offsets = new int[n];
    for (int i = 0; i < n; i++) {
      offsets[i] = shifted[i] ? half : 0;
    }
    return new BarLines(ticks, offsets);
  }

  /** The tick of the bar, 0 at its beginning, is {@code tick} less this, modulo the bar. */
  int offset(int tick) {
    int i = 0;
    while (i + 1 < ticks.length && (ticks[i] + ticks[i + 1]) / 2.0 < tick) {
      i++;
    }
    return offsets[i];
  }
}
