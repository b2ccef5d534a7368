package dev.backline.bench.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Something and how long it took.
 *
 * @param <T> what it is
 * @param value it
 * @param seconds by the clock on the wall
 */
public record Timed<T>(T value, double seconds) {
  private static final int MOST_RUNS = 3;
  private static final double ENOUGH_SECONDS = 0.6;

  /** Work that is timed. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /** Does work once. */
  public static <T> Timed<T> once(Work<T> work) throws IOException {
    long begun = System.nanoTime();
    T value = work.run();
    return new Timed<>(value, (System.nanoTime() - begun) / 1e9);
  }

  /** Does work up to three times, fewer when that takes long; the median of the times. */
  public static <T> Timed<T> median(Work<T> work) throws IOException {
    return medianOf(() -> once(work));
  }

  /** The same of work that times itself. */
  public static <T> Timed<T> medianOf(Work<Timed<T>> work) throws IOException {
    List<Double> times = new ArrayList<>();
    double sum = 0;
    Timed<T> last;
    do {
      last = work.run();
      times.add(last.seconds);
      sum += last.seconds;
    } while (times.size() < MOST_RUNS && sum < ENOUGH_SECONDS);
    Collections.sort(times);
    return new Timed<>(last.value, times.get(times.size() / 2));
  }
}
