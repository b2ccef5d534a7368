package dev.backline.bench.peer;

import java.io.IOException;
import java.nio.file.Path;

/** FFmpeg's loudness meter: a peer, and the independent judge of masters. */
public final class Ebur128 {
  private Ebur128() {}

  /**
   * What it reads.
   *
   * @param lufs programme loudness, in steps of 0.001
   * @param rangeLu loudness range, in steps of 0.001
   * @param truePeakDbtp the highest of the channels, in steps of 0.1
   */
  public record Reading(double lufs, double rangeLu, double truePeakDbtp) {}

  /** Measures a file; the summary alone has steps of 0.1, so every step is printed. */
  public static Reading of(Path file) throws IOException {
    Answer answer =
        listening(file, "ebur128=peak=true:metadata=1:framelog=quiet,ametadata=print:file=-").run();
    return new Reading(
        answer.number("lavfi\\.r128\\.I=(-?[0-9.]+)"),
        answer.number("lavfi\\.r128\\.LRA=(-?[0-9.]+)"),
        answer.number("Peak:\\s+(-?[0-9.]+|-inf) dBFS"));
  }

  /** The meter with true peaks, which prints no more than its summary. */
  public static Invocation withTruePeaks(Path file) {
    return listening(file, "ebur128=peak=true:framelog=quiet");
  }

  /** The meter of loudness alone, which prints no more than its summary. */
  static Invocation withoutPeaks(Path file) {
    return listening(file, "ebur128=framelog=quiet");
  }

  private static Invocation listening(Path file, String filter) {
    return Program.FFMPEG.with(
        "-nostdin", "-hide_banner", "-nostats", "-i", file, "-af", filter, "-f", "null", "-");
  }

  /** How long it takes with true peaks and without printing. */
  public static Timed<Answer> timed(Path file) throws IOException {
    return Timed.medianOf(
        () -> {
          Answer answer = withTruePeaks(file).run();
          return new Timed<>(answer, answer.seconds());
        });
  }
}
