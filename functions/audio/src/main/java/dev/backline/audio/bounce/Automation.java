package dev.backline.audio.bounce;

import java.util.Arrays;
import java.util.List;

/**
 * A setting that moves in time, as an AudioParam does: it stands at {@code start} until a point
 * moves it, and stays where the last point leaves it.
 *
 * @param start the value at first
 * @param points in the order of their times
 */
public record Automation(double start, List<Point> points) {

  /** How a point is reached. */
  public enum Curve {
    /** At once, at its time. */
    STEP,
    /** In a straight line from the point before. */
    LINEAR,
    /** By equal factors from the point before; neither may be 0, nor their signs differ. */
    EXPONENTIAL
  }

  /**
   * A point.
   *
   * @param atMs when, from the start of the session
   * @param value reached then
   * @param curve how
   */
  public record Point(double atMs, double value, Curve curve) {
    public Point {
      if (!(atMs >= 0 && atMs <= Session.MOST_MS)) {
        throw new IllegalArgumentException("atMs must be 0 to " + Session.MOST_MS);
      }
      if (!Double.isFinite(value)) throw new IllegalArgumentException("value must be a number");
    }
  }

  public Automation {
    points = List.copyOf(points);
    if (!Double.isFinite(start)) throw new IllegalArgumentException("start must be a number");
    double value = start;
    double atMs = 0;
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      if (point.atMs < atMs) {
        throw new IllegalArgumentException(
            "points[%d].atMs must not be before that of the point before".formatted(i));
      }
      if (point.curve == Curve.EXPONENTIAL && !(point.value * value > 0)) {
        throw new IllegalArgumentException(
            "points[%d].value must not be or come from 0, nor change sign, on an exponential curve"
                .formatted(i));
      }
      value = point.value;
      atMs = point.atMs;
    }
  }

  /** A setting that does not move. */
  public static Automation fixed(double value) {
    return new Automation(value, List.of());
  }

  /** Refuses values out of a range, by the setting's name. */
  void within(String name, double least, double most) {
    check(name, start, least, most);
    points.forEach(point -> check(name, point.value, least, most));
  }

  private static void check(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be %.0f to %.0f, was %s".formatted(name, least, most, value));
    }
  }

  /** Writes the values of {@code frames} frames from a frame on. */
  void fill(float[] values, long from, int frames, int sampleRateHz) {
    double fromMs = 1000.0 * from / sampleRateHz;
    int next = 0;
    while (next < points.size() && points.get(next).atMs <= fromMs) next++;
    for (int i = 0; i < frames; ) {
      int end = next < points.size() ? end(points.get(next), from, frames, sampleRateHz) : frames;
      if (next < points.size() && points.get(next).curve != Curve.STEP) {
        ramp(next, values, from, i, end, sampleRateHz);
      } else {
        Arrays.fill(values, i, Math.max(i, end), (float) valueBefore(next));
      }
      i = Math.max(i, end);
      next++;
    }
  }

  /** The first frame of the window that is not before the point. */
  private static int end(Point point, long from, int frames, int sampleRateHz) {
    double frame = Math.ceil(point.atMs * sampleRateHz / 1000 - 1e-6) - from;
    return (int) Math.clamp(frame, 0, frames);
  }

  private double valueBefore(int point) {
    return point == 0 ? start : points.get(point - 1).value;
  }

  private void ramp(int next, float[] values, long from, int first, int end, int sampleRateHz) {
    Point point = points.get(next);
    double low = valueBefore(next);
    double sinceMs = next == 0 ? 0 : points.get(next - 1).atMs;
    double lastsMs = point.atMs - sinceMs;
    for (int i = first; i < end; i++) {
      double share = (1000.0 * (from + i) / sampleRateHz - sinceMs) / lastsMs;
      values[i] =
          (float)
              (point.curve == Curve.LINEAR
                  ? low + (point.value - low) * share
                  : low * Math.pow(point.value / low, share));
    }
  }
}
