package dev.backline.audio.tempo;

import java.util.List;
import java.util.stream.Stream;

/**
 * How freely a singer treats the tempo between one note and the next.
 *
 * @param moves for notes that follow each other in one, two, ... times {@link #MOVE_SECONDS} the
 *     chances that the tempo has moved by no step of the grid of tempi, one, two, ... up; as likely
 *     it has moved down
 * @param leap chance that it leaps to any other tempo
 * @param pause chance that the singer waits before the next note
 */
record Freedom(List<double[]> moves, double leap, double pause) {
  private static final double MOVE_SECONDS = 0.35;
  private static final int MOST_MOVES = 6;
  private static final double LEAP = 0.001;
  private static final double PAUSE = 0.05;

  /** Who hears a click, or counts: the tempo wanders a little. */
  static final Freedom STEADY = new Freedom(List.of(new double[] {0.94, 0.03}), 0, 0);

  /**
   * Who has nobody to keep time with: one tempo is followed by another, the singer waits where
   * breath is taken, or the tempo comes and goes.
   */
  static final List<Freedom> FREE =
      List.of(
          new Freedom(moves(0.01, 1), LEAP, 0),
          new Freedom(moves(0.01, 1), 0, PAUSE),
          new Freedom(moves(0.3, 6), 0, 0));

  /** Chances of the moves of the tempo within {@code seconds}. */
  double[] movesWithin(double seconds) {
    return moves.get(Math.clamp(Math.round(seconds / MOVE_SECONDS), 1, moves.size()) - 1);
  }

  /** Each step is less likely than a smaller one by {@code ratio}, up to {@code most} at once. */
  private static List<double[]> moves(double ratio, int most) {
    var once = new double[most + 1];
    double all = 0;
    for (int i = 0; i <= most; i++) {
      once[i] = Math.pow(ratio, i);
      all += i == 0 ? 1 : 2 * once[i];
    }
    for (int i = 0; i <= most; i++) {
      once[i] /= all;
    }
    return Stream.iterate(once, moved -> then(moved, once)).limit(MOST_MOVES).toList();
  }

  private static double[] then(double[] moved, double[] once) {
    var both = new double[moved.length + once.length - 1];
    for (int i = 0; i < both.length; i++) {
      for (int j = 1 - once.length; j < once.length; j++) {
        int before = Math.abs(i - j);
        both[i] += before < moved.length ? once[Math.abs(j)] * moved[before] : 0;
      }
    }
    return both;
  }
}
