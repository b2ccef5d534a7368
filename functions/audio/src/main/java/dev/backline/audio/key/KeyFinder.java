package dev.backline.audio.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the key of a chromagram, and where it changes by what a few seconds sound like. */
final class KeyFinder {
  private static final int HOP_STEPS = 4;
  private static final int WINDOW_STEPS = 12;

  private final double windowEvidence;
  private final double changeCost;

  /**
   * @param windowEvidence how far a window's judgement is believed: windows overlap and are alike
   * @param changeCost what a change of key must gain
   */
  KeyFinder(double windowEvidence, double changeCost) {
    this.windowEvidence = windowEvidence;
    this.changeCost = changeCost;
  }

  /** Empty when nothing sounds. */
  Optional<KeyEstimate> key(KeyJudge judge, Chromagram chroma, double durationSeconds) {
    var steps = KeySteps.of(chroma, 0, chroma.harmony().size());
    int count = steps.count();
    if (steps.sounding(0, count).length == 0) {
      return Optional.empty();
    }
    KeyJudge.Hearing hearing = judge.hear(steps);
    List<double[]> windows = new ArrayList<>();
    for (int from = 0; from < count; from += HOP_STEPS) {
      int begin =
          Math.clamp(from - (WINDOW_STEPS - HOP_STEPS) / 2, 0, Math.max(0, count - WINDOW_STEPS));
      double[] scores = hearing.scores(begin, Math.min(count, begin + WINDOW_STEPS));
      windows.add(Arrays.stream(scores).map(score -> windowEvidence * score).toArray());
    }
    return Optional.of(
        KeyPath.estimate(
            hearing.scores(0, count),
            windows,
            HOP_STEPS * KeySteps.FRAMES * chroma.frameSeconds(),
            durationSeconds,
            changeCost,
            chroma.tuningCents()));
  }
}
