package dev.backline.audio.bounce;

import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * A stretch of a file on a track.
 *
 * @param file the recording
 * @param startMs when it begins in the session, rounded to a frame
 * @param offsetMs where in the file it begins
 * @param durationMs how long it plays, or to the file's end; never beyond it
 * @param gain factor, 0 to 100
 * @param fadeInMs straight line from nothing at its beginning
 * @param fadeOutMs straight line to nothing at its end
 */
public record Clip(
    Path file,
    double startMs,
    double offsetMs,
    OptionalDouble durationMs,
    double gain,
    double fadeInMs,
    double fadeOutMs) {

  public Clip {
    time("startMs", startMs);
    time("offsetMs", offsetMs);
    durationMs.ifPresent(ms -> time("durationMs", ms));
    if (durationMs.isPresent() && durationMs.getAsDouble() == 0) {
      throw new IllegalArgumentException("durationMs must be more than 0");
    }
    time("fadeInMs", fadeInMs);
    time("fadeOutMs", fadeOutMs);
    if (!(gain >= 0 && gain <= 100)) {
      throw new IllegalArgumentException("gain must be 0 to 100, was " + gain);
    }
  }

  /** A whole file as it is. */
  public static Clip of(Path file, double startMs) {
    return new Clip(file, startMs, 0, OptionalDouble.empty(), 1, 0, 0);
  }

  private static void time(String name, double ms) {
    if (ms < 0) throw new IllegalArgumentException(name + " must not be negative");
    if (!(ms <= Session.MOST_MS)) {
      throw new IllegalArgumentException(name + " must be at most " + Session.MOST_MS);
    }
  }
}
