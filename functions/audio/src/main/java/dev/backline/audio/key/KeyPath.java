package dev.backline.audio.key;

import dev.backline.audio.key.KeyEstimate.KeySection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    List<KeySection> sections =
        sections(blocks, blockSeconds, durationSeconds, changeCost, MusicalKey.ofIndex(best));
    double sum = 0;
    for (double score : total) {
      sum += Math.exp(score - total[best]);
    }
    return new KeyEstimate(longest(sections), 1 / sum, tuningCents, sections);
  }

  private static List<KeySection> sections(
      List<double[]> blocks,
      double blockSeconds,
      double durationSeconds,
      double changeCost,
      MusicalKey whole) {
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
    return sections.size() > 1 ? sections : List.of(new KeySection(0, durationSeconds, whole));
  }

  /** What is sung in two keys may, taken together, fit a third best, in which nothing stands. */
  private static MusicalKey longest(List<KeySection> sections) {
    var seconds = new LinkedHashMap<MusicalKey, Double>();
    for (KeySection section : sections) {
      seconds.merge(section.key(), section.endSeconds() - section.startSeconds(), Double::sum);
    }
    return Collections.max(seconds.entrySet(), Map.Entry.comparingByValue()).getKey();
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
