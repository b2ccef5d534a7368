package dev.backline.audio.tempo;

/**
 * When each sixteenth of the score sounds. Steady takes get a straight line, free ones a line that
 * bends with the performer over some three seconds.
 */
final class TimeMap {
  private static final double BEND_SECONDS = 3;

  /** Beyond its ends a free take goes on in the tempo of its first or last two bars. */
  private static final int LOCAL_TICKS = 32;

  private static final double PRIOR_WEIGHT = 0.25;

  private final double[] seconds;
  private final int[] ticks;
  private final Line line;
  private final boolean rigid;
  private final double bendTicks;

  private TimeMap(double[] seconds, int[] ticks, Line line, boolean rigid) {
    this.seconds = seconds;
    this.ticks = ticks;
    this.line = line;
    this.rigid = rigid;
    this.bendTicks = BEND_SECONDS / line.tickSeconds;
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
    Line read = fit(onsets, ticks);
    return SteadyGrid.find(onsets, read.tickSeconds)
        .map(grid -> straight(onsets, grid))
        .orElseGet(() -> new TimeMap(onsets, ticks, read, false));
  }

  private static TimeMap straight(double[] onsets, SteadyGrid grid) {
    var ticks = new int[onsets.length];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = grid.nearest(onsets[i]);
    }
    return new TimeMap(onsets, ticks, fit(onsets, ticks), true);
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
      return bent(last) + (tick - last) * (bent(last) - bent(last - LOCAL_TICKS)) / LOCAL_TICKS;
    }
    if (tick < ticks[0] && ticks.length > 1) {
      double local = (bent(ticks[0] + LOCAL_TICKS) - bent(ticks[0])) / LOCAL_TICKS;
      return bent(ticks[0]) - (ticks[0] - tick) * local;
    }
    return bent(tick);
  }

  private double bent(int tick) {
    // a line of least squares whose points weigh less the further they are, held to the mean tempo
    double w = 0;
    double wx = 0;
    double wy = 0;
    for (int i = nearby(tick - 4 * bendTicks);
        i < ticks.length && ticks[i] <= tick + 4 * bendTicks;
        i++) {
      double weight = weight(ticks[i] - tick);
      w += weight;
      wx += weight * (ticks[i] - tick);
      wy += weight * (seconds[i] - line.tickSeconds * (ticks[i] - tick));
    }
    if (w < 1e-3) {
      int i = Math.clamp(nearby(tick), 0, ticks.length - 1);
      return seconds[i] + line.tickSeconds * (tick - ticks[i]);
    }
    double meanX = wx / w;
    double meanY = wy / w;
    double xx = PRIOR_WEIGHT * bendTicks * bendTicks;
    double xy = 0;
    for (int i = nearby(tick - 4 * bendTicks);
        i < ticks.length && ticks[i] <= tick + 4 * bendTicks;
        i++) {
      double weight = weight(ticks[i] - tick);
      double x = ticks[i] - tick - meanX;
      xx += weight * x * x;
      xy += weight * x * (seconds[i] - line.tickSeconds * (ticks[i] - tick) - meanY);
    }
    return meanY - xy / xx * meanX;
  }

  private double weight(double distance) {
    return Math.exp(-distance * distance / (2 * bendTicks * bendTicks));
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

  private static Line fit(double[] y, int[] x) {
    int n = x.length;
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < n; i++) {
      meanX += x[i] / (double) n;
      meanY += y[i] / n;
    }
    double xx = 1e-12;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    double slope = xy / xx;
    return new Line(meanY - slope * meanX, slope);
  }
}
