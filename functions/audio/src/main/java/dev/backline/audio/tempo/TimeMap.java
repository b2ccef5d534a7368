package dev.backline.audio.tempo;

import java.util.Arrays;

/**
 * When each sixteenth of the score sounds. Steady takes get a straight line, free ones a line that
 * bends with the performer: over the time, up to eight seconds, that foretells each onset best from
 * the others.
 */
final class TimeMap {
  private static final double[] BENDS_SECONDS = {8, 3, 1.5, 0.8, 0.4};

  /** Of a take that is not known to be free. */
  private static final double BEND_SECONDS = 3;

  /** Beyond its ends a free take goes on in the tempo of its first or last two bars. */
  private static final int LOCAL_TICKS = 32;

  private static final double PRIOR_WEIGHT = 0.25;
  private static final double REST_SECONDS = 6;
  private static final double MOST_MISS_SECONDS = 0.3;

  private final double[] seconds;
  private final int[] ticks;
  private final boolean[] breaks;
  private final Line line;
  private final boolean rigid;
  private final double bendTicks;

  private TimeMap(
      double[] seconds,
      int[] ticks,
      boolean[] breaks,
      Line line,
      boolean rigid,
      double... bendsSeconds) {
    this.seconds = seconds;
    this.ticks = ticks;
    this.breaks = breaks;
    this.line = line;
    this.rigid = rigid;
    this.bendTicks = bendTicks(bendsSeconds);
  }

  /** A straight line through tick 0 at {@code offset}. */
  private record Line(double offset, double tickSeconds) {
    double at(double tick) {
      return offset + tick * tickSeconds;
    }
  }

  /**
   * The map of {@code onsets} that were read as {@code ticks}. In a steady take a note's tick is
   * the nearest on the line, which also counts through rests that are too long to be read.
   */
  static TimeMap of(double[] onsets, int[] ticks) {
    var unbroken = new boolean[ticks.length];
    Line read = fit(onsets, ticks, unbroken);
    return SteadyGrid.find(onsets, read.tickSeconds)
        .map(grid -> straight(onsets, grid))
        .orElseGet(() -> new TimeMap(onsets, ticks, unbroken, read, false, BEND_SECONDS));
  }

  /**
   * The map of a singer who is known to have no even tempo. Across a break the notes before tell
   * nothing of the time after it.
   */
  static TimeMap bent(double[] onsets, RhythmReading reading) {
    Line line = fit(onsets, reading.ticks(), reading.breaks());
    return new TimeMap(onsets, reading.ticks(), reading.breaks(), line, false, BENDS_SECONDS);
  }

  private static TimeMap straight(double[] onsets, SteadyGrid grid) {
    var ticks = new int[onsets.length];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = grid.nearest(onsets[i]);
    }
    var unbroken = new boolean[ticks.length];
    return new TimeMap(onsets, ticks, unbroken, fit(onsets, ticks, unbroken), true);
  }

  /** Ticks of the onsets on this map. */
  int[] ticks() {
    return ticks;
  }

  /** True when one tempo fits the whole track. */
  boolean rigid() {
    return rigid;
  }

  /** Mean length of a tick in seconds. */
  double tickSeconds() {
    return line.tickSeconds;
  }

  /** When {@code tick} sounds, in seconds. */
  double at(int tick) {
    if (rigid) {
      return line.at(tick);
    }
    int last = ticks[ticks.length - 1];
    if (tick > last && ticks.length > 1) {
      double local = (bent(last) - bent(last - LOCAL_TICKS)) / LOCAL_TICKS;
      return bent(last) + (tick - last) * local;
    }
    if (tick < ticks[0] && ticks.length > 1) {
      double local = (bent(ticks[0] + LOCAL_TICKS) - bent(ticks[0])) / LOCAL_TICKS;
      return bent(ticks[0]) - (ticks[0] - tick) * local;
    }
    return bent(tick);
  }

  private double bendTicks(double... bendsSeconds) {
    double best = 0;
    double least = Double.MAX_VALUE;
    for (double bendSeconds : bendsSeconds) {
      double bend = bendSeconds / line.tickSeconds;
      double misses = 0;
      for (int i = 0; i < ticks.length; i++) {
        misses += Math.min(MOST_MISS_SECONDS, Math.abs(seconds[i] - bent(ticks[i], bend, i)));
      }
      if (misses < least) {
        least = misses;
        best = bend;
      }
    }
    return best;
  }

  private double bent(int tick) {
    return bent(tick, bendTicks, -1);
  }

  /** The time of {@code tick} as the onsets tell it, all but one of them. */
  private double bent(int tick, double bend, int without) {
    // a line of least squares whose points weigh less the further they are, held to the mean tempo
    double w = 0;
    double wx = 0;
    double wy = 0;
    int from = segmentStart(tick);
    int to = segmentEnd(from);
    int first = Math.max(from, nearby(tick - 4 * bend));
    for (int i = first; i < to && ticks[i] <= tick + 4 * bend; i++) {
      double weight = i == without ? 0 : weight(ticks[i] - tick, bend);
      w += weight;
      wx += weight * (ticks[i] - tick);
      wy += weight * (seconds[i] - line.tickSeconds * (ticks[i] - tick));
    }
    if (w < 1e-3) {
      int near = Math.clamp(nearby(tick), from, to - 1);
      int i = near == without ? Math.max(0, near - 1) : near;
      return seconds[i] + line.tickSeconds * (tick - ticks[i]);
    }
    double meanX = wx / w;
    double meanY = wy / w;
    double xx = PRIOR_WEIGHT * bend * bend;
    double xy = 0;
    for (int i = first; i < to && ticks[i] <= tick + 4 * bend; i++) {
      double weight = i == without ? 0 : weight(ticks[i] - tick, bend);
      double x = ticks[i] - tick - meanX;
      xx += weight * x * x;
      xy += weight * x * (seconds[i] - line.tickSeconds * (ticks[i] - tick) - meanY);
    }
    return meanY - xy / xx * meanX;
  }

  /** The first onset of the unbroken part that {@code tick} lies in, or that ends before it. */
  private int segmentStart(int tick) {
    int start = Math.max(0, nearby(tick + 1) - 1);
    while (start > 0 && !breaks[start]) {
      start--;
    }
    return start;
  }

  private int segmentEnd(int start) {
    int end = start + 1;
    while (end < ticks.length && !breaks[end]) {
      end++;
    }
    return end;
  }

  private static double weight(double distance, double bend) {
    return Math.exp(-distance * distance / (2 * bend * bend));
  }

  private int nearby(double tick) {
    int low = 0;
    int high = ticks.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ticks[middle] < tick) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The line of least squares. Ticks cannot be counted through a long rest or a break: what lies
   * between two of them agrees on the slope with the others, not on the height.
   */
  private static Line fit(double[] y, int[] x, boolean[] breaks) {
    double slope = slope(y, x, breaks, REST_SECONDS);
    if (slope == 0) {
      slope = slope(y, x, new boolean[x.length], Double.MAX_VALUE);
    }
    return new Line(Arrays.stream(y).average().orElse(0) - slope * mean(x, 0, x.length), slope);
  }

  private static double slope(double[] y, int[] x, boolean[] breaks, double restSeconds) {
    int n = x.length;
    double xx = 1e-12;
    double xy = 0;
    for (int from = 0; from < n; ) {
      int to = from + 1;
      while (to < n && !breaks[to] && y[to] - y[to - 1] <= restSeconds) {
        to++;
      }
      double meanX = mean(x, from, to);
      double meanY = Arrays.stream(y, from, to).average().orElse(0);
      for (int i = from; i < to; i++) {
        xx += (x[i] - meanX) * (x[i] - meanX);
        xy += (x[i] - meanX) * (y[i] - meanY);
      }
      from = to;
    }
    return xy / xx;
  }

  private static double mean(int[] x, int from, int to) {
    return Arrays.stream(x, from, to).average().orElse(0);
  }
}
