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

  /** Beyond its ends, and before a break, a free take goes on in the tempo of two bars. */
  private static final int LOCAL_TICKS = 32;

  /** Longer nobody stands still; who seems to has slowed down on the way. */
  private static final double LONGEST_WAIT_SECONDS = 1.3;

  /** Between onsets that are further apart the beats lie evenly. */
  private static final int REST_TICKS = 8;

  /** Fewer ticks tell nothing of the tempo. */
  private static final int LEAST_TICKS = 8;

  /** No part is faster than the mean by more than this. */
  private static final double LEAST_PACE = 0.4;

  private static final double PRIOR_WEIGHT = 0.25;
  private static final double REST_SECONDS = 6;
  private static final double MOST_MISS_SECONDS = 0.3;

  private final double[] seconds;
  private final int[] ticks;
  private final Break[] breaks;
  private final Line line;
  private final boolean rigid;
  private final double bendTicks;

  private TimeMap(
      double[] seconds,
      int[] ticks,
      Break[] breaks,
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
    Break[] unbroken = unbroken(ticks.length);
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

  private static Break[] unbroken(int onsets) {
    var breaks = new Break[onsets];
    Arrays.fill(breaks, Break.NONE);
    return breaks;
  }

  private static TimeMap straight(double[] onsets, SteadyGrid grid) {
    var ticks = new int[onsets.length];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = grid.nearest(onsets[i]);
    }
    Break[] unbroken = unbroken(ticks.length);
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
    int last = ticks.length - 1;
    if (tick > ticks[last]) {
      return bent(ticks[last]) + (tick - ticks[last]) * pace(last);
    }
    if (tick < ticks[0]) {
      return bent(ticks[0]) - (ticks[0] - tick) * pace(0);
    }
    int next = nearby(tick);
    return tick < ticks[next] && apart(next) ? across(next, tick) : bent(tick);
  }

  /** True when what lies before an onset tells little of when it comes. */
  private boolean apart(int next) {
    return breaks[next] != Break.NONE || ticks[next] - ticks[next - 1] > REST_TICKS;
  }

  /** Evenly from onset to onset, but before a short wait in the tempo of what was before. */
  private double across(int next, int tick) {
    int before = ticks[next - 1];
    int apart = ticks[next] - before;
    double left = bent(before);
    double even = (bent(ticks[next]) - left) / apart;
    double gone = breaks[next] == Break.WAIT ? Math.min(even, pace(next - 1)) : even;
    double pace = (even - gone) * apart > LONGEST_WAIT_SECONDS ? even : gone;
    return left + (tick - before) * Math.max(LEAST_PACE * line.tickSeconds, pace);
  }

  /** Seconds a tick in the unbroken part about an onset, as far as two bars to either side. */
  private double pace(int onset) {
    int from = segmentStart(onset);
    int to = segmentEnd(onset) - 1;
    int first = Math.max(ticks[from], ticks[onset] - LOCAL_TICKS);
    int last = Math.min(ticks[to], ticks[onset] + LOCAL_TICKS);
    double pace =
        last - first < LEAST_TICKS ? line.tickSeconds : (bent(last) - bent(first)) / (last - first);
    return Math.max(LEAST_PACE * line.tickSeconds, pace);
  }

  private double bendTicks(double... bendsSeconds) {
    double best = 0;
    double least = Double.MAX_VALUE;
    for (double bendSeconds : bendsSeconds) {
      double bend = bendSeconds / line.tickSeconds;
      double misses = 0;
      for (int i = 0; i < ticks.length; i++) {
        if (segmentEnd(i) - segmentStart(i) > 1) {
          misses += Math.min(MOST_MISS_SECONDS, Math.abs(seconds[i] - bent(ticks[i], bend, i)));
        }
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

  /** The time of {@code tick} as the onsets of its unbroken part tell it, all but one of them. */
  private double bent(int tick, double bend, int without) {
    // a line of least squares whose points weigh less the further they are, held to the mean tempo
    double w = 0;
    double wx = 0;
    double wy = 0;
    int onset = Math.max(0, nearby(tick + 1) - 1);
    int from = segmentStart(onset);
    int to = segmentEnd(onset);
    int first = Math.max(from, nearby(tick - 4 * bend));
    for (int i = first; i < to && ticks[i] <= tick + 4 * bend; i++) {
      double weight = i == without ? 0 : weight(ticks[i] - tick, bend);
      w += weight;
      wx += weight * (ticks[i] - tick);
      wy += weight * (seconds[i] - line.tickSeconds * (ticks[i] - tick));
    }
    if (w < 1e-3) {
      int near = Math.clamp(nearby(tick), from, to - 1);
      int i = near != without ? near : near > from ? near - 1 : Math.min(near + 1, to - 1);
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

  /** The first onset of the unbroken part of an onset. */
  private int segmentStart(int onset) {
    int start = onset;
    while (start > 0 && breaks[start] == Break.NONE) {
      start--;
    }
    return start;
  }

  /** The first onset after the unbroken part of an onset. */
  private int segmentEnd(int onset) {
    int end = onset + 1;
    while (end < ticks.length && breaks[end] == Break.NONE) {
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
  private static Line fit(double[] y, int[] x, Break[] breaks) {
    double slope = slope(y, x, breaks, REST_SECONDS);
    if (slope == 0) {
      slope = slope(y, x, unbroken(x.length), Double.MAX_VALUE);
    }
    return new Line(Arrays.stream(y).average().orElse(0) - slope * mean(x, 0, x.length), slope);
  }

  private static double slope(double[] y, int[] x, Break[] breaks, double restSeconds) {
    int n = x.length;
    double xx = 1e-12;
    double xy = 0;
    for (int from = 0; from < n; ) {
      int to = from + 1;
      while (to < n && breaks[to] == Break.NONE && y[to] - y[to - 1] <= restSeconds) {
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
