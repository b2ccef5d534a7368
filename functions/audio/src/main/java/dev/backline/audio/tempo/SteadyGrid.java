package dev.backline.audio.tempo;

import java.util.Optional;

/**
 * An even grid that all onsets of a track lie on, if there is one: the period, near a given one, at
 * which the onsets' phases agree best over the whole track (the peak of their Fourier sum).
 *
 * @param offset seconds of tick 0
 * @param tickSeconds from one tick to the next
 * @param scatterSeconds standard deviation of the onsets from their ticks
 */
record SteadyGrid(double offset, double tickSeconds, double scatterSeconds) {
  private static final double RANGE = 0.025;
  private static final double LEAST_TICK_SECONDS = 0.01;
  private static final double MOST_SCATTER_SECONDS = 0.042;
  private static final double LEAST_AGREEMENT = 0.3;
  private static final double CHANCE = 4;
  private static final int LONGEST_SECONDS = 600;

  /** The grid near {@code tickSeconds}; empty when the performer's tempo is not that even. */
  static Optional<SteadyGrid> find(double[] onsets, double tickSeconds) {
    if (!(tickSeconds > LEAST_TICK_SECONDS)) {
      return Optional.empty();
    }
    double span = Math.min(LONGEST_SECONDS, onsets[onsets.length - 1] - onsets[0]);
    double step = 1 / (8 * Math.max(1, span));
    double bestRate = 0;
    double best = -1;
    for (double rate = (1 - RANGE) / tickSeconds; rate <= (1 + RANGE) / tickSeconds; rate += step) {
      double value = agreement(onsets, rate) + agreement(onsets, rate / 2);
      if (value > best) {
        best = value;
        bestRate = rate;
      }
    }
    for (double fine = step / 2; fine > step / 64; fine /= 2) {
      for (double rate : new double[] {bestRate - fine, bestRate + fine}) {
        double value = agreement(onsets, rate) + agreement(onsets, rate / 2);
        if (value > best) {
          best = value;
          bestRate = rate;
        }
      }
    }
    double agreement = agreement(onsets, bestRate);
    double scatter = Math.sqrt(-2 * Math.log(Math.max(1e-9, agreement))) / (2 * Math.PI * bestRate);
    boolean chance = agreement < Math.max(LEAST_AGREEMENT, CHANCE / Math.sqrt(onsets.length));
    if (chance || scatter > MOST_SCATTER_SECONDS) {
      return Optional.empty();
    }
    double[] sum = sum(onsets, bestRate);
    double phase = Math.atan2(sum[1], sum[0]) / (2 * Math.PI);
    return Optional.of(new SteadyGrid(phase / bestRate, 1 / bestRate, scatter));
  }

  /** By how many seconds the onsets scatter less than they might. */
  double margin() {
    return MOST_SCATTER_SECONDS - scatterSeconds;
  }

  /** The tick nearest to {@code seconds}. */
  int nearest(double seconds) {
    return (int) Math.round((seconds - offset) / tickSeconds);
  }

  private static double agreement(double[] onsets, double rate) {
    double[] sum = sum(onsets, rate);
    return Math.hypot(sum[0], sum[1]) / onsets.length;
  }

  private static double[] sum(double[] onsets, double rate) {
    double cos = 0;
    double sin = 0;
    for (double onset : onsets) {
      double angle = 2 * Math.PI * rate * onset;
      cos += Math.cos(angle);
      sin += Math.sin(angle);
    }
    return new double[] {cos, sin};
  }
}
