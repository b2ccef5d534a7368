package dev.backline.export.report;

import dev.backline.export.Listening;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that the page tells.
 *
 * @param title of the track
 * @param artist who sings, if known
 * @param style what was asked for, such as {@code lofi · warm}
 * @param key what the take is in
 * @param tempo how fast it is
 * @param before the take as it was sent
 * @param after the master
 * @param targetLufs loudness that the master was made for
 * @param levels what was measured on the way, in order
 * @param steps what was done, in order
 * @param files what the package holds
 * @param sound the take and the master to listen to
 */
public record Report(
    String title,
    Optional<String> artist,
    String style,
    Key key,
    Tempo tempo,
    Listening before,
    Listening after,
    Optional<Double> targetLufs,
    List<Level> levels,
    List<Step> steps,
    List<File> files,
    Sound sound) {

  /** A key and how sure the analysis is of it, 0 to 1. */
  public record Key(String name, String camelot, double confidence, double tuningCents) {}

  /** A tempo, how sure the analysis is of it, and what else it might be, best first. */
  public record Tempo(double bpm, double confidence, boolean steady, List<Candidate> candidates) {}

  /** A tempo that was considered. */
  public record Candidate(double bpm, double score) {}

  /** One measured signal; a level that silence does not have is empty. */
  public record Level(
      String name,
      Optional<Double> lufs,
      Optional<Double> rangeLu,
      Optional<Double> truePeakDbtp,
      long durationMs) {}

  /** A step, how long it took if that is known, and what it decided. */
  public record Step(String name, Optional<Long> elapsedMs, List<String> decisions) {}

  /** A file of the package. */
  public record File(String name, long sizeBytes, String sha256) {}

  /**
   * MP3 files to play from the page.
   *
   * @param before the take
   * @param after the master
   * @param excerptMs length of both when they are not whole
   */
  public record Sound(Path before, Path after, Optional<Long> excerptMs) {}
}
