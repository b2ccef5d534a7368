package dev.backline.audio.key;

import dev.backline.audio.key.KeyEstimate.KeySection;
import java.util.ArrayList;
import java.util.List;

/** From scores of the 24 keys over time to the key of the whole and its changes. */
final class KeyPath {
  static final int KEYS = 24;

  private KeyPath() {}

  /**
   * @param total logarithmic score of each key over the whole track
   * @param blocks the same over blocks of {@code blockSeconds}
   * @param changeCost what a change of key must gain
   */
  static KeyEstimate estimate(
      double[] total,
      List<double[]> blocks,
      double blockSeconds,
      double durationSeconds,
      double changeCost,
      double tuningCents) {
    int best = argMax(total);
    double sum = 0;
    for (double score : total) {
      sum += Math.exp(score - total[best]);
    }
    return new KeyEstimate(
        MusicalKey.ofIndex(best),
        1 / sum,
        tuningCents,
        sections(blocks, blockSeconds, durationSeconds, changeCost, best));
  }

  private static List<KeySection> sections(
      List<double[]> blocks,
      double blockSeconds,
      double durationSeconds,
      double changeCost,
      int whole) {
    var from = new int[blocks.size()][KEYS];
    var cost = new double[KEYS];
    for (int t = 0; t < blocks.size(); t++) {
      int leader = argMax(cost);
      var next = new double[KEYS];
      for (int k = 0; k < KEYS; k++) {
        boolean stays = cost[k] >= cost[leader] - changeCost;
        from[t][k] = stays ? k : leader;
        next[k] = (stays ? cost[k] : cost[leader] - changeCost) + blocks.get(t)[k];
      }
      cost = next;
    }
    var path = new int[blocks.size()];
    int key = argMax(cost);
    for (int t = path.length - 1; t >= 0; t--) {
      path[t] = key;
      key = from[t][key];
    }
    var sections = new ArrayList<KeySection>();
    int begin = 0;
    for (int t = 1; t <= path.length; t++) {
      if (t == path.length || path[t] != path[begin]) {
        double end = t == path.length ? durationSeconds : t * blockSeconds;
        sections.add(new KeySection(begin * blockSeconds, end, MusicalKey.ofIndex(path[begin])));
        begin = t;
      }
    }
    return sections.size() > 1
        ? sections
        : List.of(new KeySection(0, durationSeconds, MusicalKey.ofIndex(whole)));
  }

  private static int argMax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
