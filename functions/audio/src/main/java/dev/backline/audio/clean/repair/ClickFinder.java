package dev.backline.audio.clean.repair;

import java.util.Arrays;

/**
 * Finds clicks in a frame: samples that neither those before nor those after them let expect
 * (Godsill and Rayner, "Digital Audio Restoration", 1998, 5.3). A plosive or the pulse of a throat
 * surprises from one side only, or lasts too long.
 */
final class ClickFinder {

  private static final int ORDER = 32;
  private static final int LONGEST = 48;

  private static final float SUSPICIOUS = 14;
  // Below this share of the level around it a click is not heard.
  private static final double AUDIBLE = 0.03;
  // Samples between two surprises that belong to the same click.
  private static final int GAP = 6;
  private static final int MARGIN = 1;

  private final double outstanding;
  private final AutoRegression prediction = new AutoRegression(Repaired.SIZE, ORDER);
  private final double[] before = new double[Repaired.SIZE];
  private final double[] after = new double[Repaired.SIZE];
  private final double[] sorted = new double[Repaired.SIZE];
  private final int[] places = new int[Repaired.SIZE];
  private int count;
  private int clicks;

  /**
   * @param outstanding how many times the usual error a click's must be
   */
  ClickFinder(double outstanding) {
    this.outstanding = outstanding;
  }

  /** Whether a frame may have a click in its core at all; quick. */
  boolean suspicious(float[] samples) {
    float sum = 0;
    float greatest = 0;
    for (int i = 3; i < Repaired.SIZE; i++) {
      float bend = Math.abs(samples[i] - samples[i - 3] + 3 * (samples[i - 2] - samples[i - 1]));
      sum += bend;
      greatest = Math.max(greatest, bend);
    }
    return greatest > SUSPICIOUS * (sum / Repaired.SIZE) && greatest > 1e-4f;
  }

  /** Looks for clicks that begin in the core of a frame and returns how many there are. */
  int find(double[] frame) {
    count = 0;
    clicks = 0;
    if (!prediction.learn(frame)) {
      return 0;
    }
    prediction.forward(frame, before);
    prediction.backward(frame, after);
    double limit = Math.max(outstanding * spread(), AUDIBLE * level(frame));
    int from = Repaired.CONTEXT;
    int to = Repaired.CONTEXT + Repaired.CORE;
    int start = -1;
    int last = -1;
    for (int i = from - LONGEST; i < to + LONGEST; i++) {
      boolean surprises = Math.abs(before[i]) > limit && Math.abs(after[i]) > limit;
      if (surprises) {
        start = start < 0 ? i : start;
        last = i;
      } else if (start >= 0 && i - last > GAP) {
        if (start >= from && start < to && last - start < LONGEST) {
          mark(start - MARGIN, last + MARGIN);
        }
        start = -1;
      }
    }
    return clicks;
  }

  /** Replaces the samples of the clicks that were found last. */
  void fill(double[] frame) {
    prediction.fill(frame, places, count);
  }

  private void mark(int from, int to) {
    clicks++;
    for (int i = from; i <= to; i++) {
      places[count++] = i;
    }
  }

  private static double level(double[] frame) {
    double power = 0;
    for (double sample : frame) {
      power += sample * sample;
    }
    return Math.sqrt(power / frame.length);
  }

  /** Standard deviation of the errors, from their median, which no click moves. */
  private double spread() {
    for (int i = 0; i < Repaired.SIZE; i++) {
      sorted[i] = Math.abs(before[i]);
    }
    Arrays.sort(sorted);
    return sorted[Repaired.SIZE / 2] / 0.6745 + 1e-7;
  }
}
