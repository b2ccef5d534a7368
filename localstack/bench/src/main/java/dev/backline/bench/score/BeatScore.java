package dev.backline.bench.score;

import java.util.ArrayList;
import java.util.List;

/** How well moments were found. */
public final class BeatScore {
  private static final double TOLERANCE_SECONDS = 0.07;

  private BeatScore() {}

  /** F-measure within 70 ms; a true moment counts once. */
  public static double f1(List<Double> found, List<Double> truth) {
    if (found.isEmpty() || truth.isEmpty()) return 0;
    List<Double> left = new ArrayList<>(truth);
    int hits = 0;
    for (double moment : found) {
      var hit = left.stream().filter(t -> Math.abs(t - moment) <= TOLERANCE_SECONDS).findFirst();
      if (hit.isPresent()) {
        left.remove(hit.get());
        hits++;
      }
    }
    return 2.0 * hits / (found.size() + truth.size());
  }
}
