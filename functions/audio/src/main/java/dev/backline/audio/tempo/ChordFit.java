package dev.backline.audio.tempo;

import dev.backline.audio.voice.Note;
import java.util.List;

/**
 * How well a melody's bars, if they began at a certain tick, could each stand over one triad:
 * harmony changes on downbeats, so the right bar lines give the best fit.
 */
final class ChordFit {
  private ChordFit() {}

  /** Share of the sung time that lies in its bar's best triad, 0 to 1. */
  static double of(List<Note> notes, int[] ticks, double tickSeconds, int offset, int bar) {
    double fitting = 0;
    double all = 0;
    var weights = new double[12];
    int current = Integer.MIN_VALUE;
    double carried = 0;
    int carriedClass = 0;
    for (int i = 0; i < ticks.length; i++) {
      int start = ticks[i] + offset;
      double length = Math.max(0.5, notes.get(i).durationMs() / 1000.0 / tickSeconds);
      int index = Math.floorDiv(start, bar);
      if (index != current) {
        fitting += best(weights);
        java.util.Arrays.fill(weights, 0);
        if (index == current + 1) {
          weights[carriedClass] += Math.min(bar, carried);
          all += Math.min(bar, carried);
        }
        current = index;
      }
      int pitchClass = Math.floorMod(notes.get(i).midi(), 12);
      double inside = Math.min(length, bar - Math.floorMod(start, bar));
      weights[pitchClass] += inside;
      all += inside;
      carried = length - inside;
      carriedClass = pitchClass;
    }
    return all == 0 ? 0 : (fitting + best(weights)) / all;
  }

  private static double best(double[] weights) {
    double best = 0;
    for (int root = 0; root < 12; root++) {
      double fifth = weights[root] + weights[(root + 7) % 12];
      best = Math.max(best, fifth + Math.max(weights[(root + 4) % 12], weights[(root + 3) % 12]));
    }
    return best;
  }
}
