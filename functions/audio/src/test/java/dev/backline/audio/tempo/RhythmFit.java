package dev.backline.audio.tempo;

import dev.backline.audio.fit.SungTake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts the steps from note to note for the table of {@link Rhythm}. */
final class RhythmFit {
  private static final double UNSEEN = 0.3;

  private RhythmFit() {}

  /** Rows of the table, of takes in 4/4. */
  static List<double[]> rows(List<SungTake> takes) {
    int bar = Rhythm.BAR;
    var counts = new double[Rhythm.CENTRES_BPM.length * (bar + 1)][];
    for (int row = 0; row < counts.length; row++) {
      counts[row] = new double[row % (bar + 1) == bar ? bar : Rhythm.LONGEST_TICKS + 1];
      Arrays.fill(counts[row], UNSEEN);
    }
    for (SungTake take : takes) {
      Score score = Score.of(take, Metre.FOUR_FOUR);
      double[] shares = Rhythm.shares(take.bpm());
      for (int i = 0; i + 1 < score.ticks().length; i++) {
        int apart = score.ticks()[i + 1] - score.ticks()[i];
        for (int c = 0; c < shares.length; c++) {
          int block = c * (bar + 1);
          if (apart > Rhythm.LONGEST_TICKS) {
            counts[block + score.places()[i]][0] += shares[c];
            counts[block + bar][score.places()[i + 1]] += shares[c];
          } else if (apart > 0) {
            counts[block + score.places()[i]][apart] += shares[c];
          }
        }
      }
    }
    var rows = new ArrayList<double[]>();
    for (double[] row : counts) {
      double sum = Arrays.stream(row).sum();
      rows.add(Arrays.stream(row).map(count -> count / sum).toArray());
    }
    return rows;
  }
}
