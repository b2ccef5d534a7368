package dev.backline.bench.set;

import dev.backline.audio.key.MusicalKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A recording and what is known of it.
 *
 * @param name its path within the set; the first folder says what it is
 * @param file where it is
 * @param seconds its length
 * @param bpm its tempo
 * @param key its key
 * @param lufs its programme loudness
 * @param truePeakDbtp its true peak
 */
public record Recording(
    String name,
    Path file,
    double seconds,
    OptionalDouble bpm,
    Optional<MusicalKey> key,
    OptionalDouble lufs,
    OptionalDouble truePeakDbtp) {

  /** A moment and a value. */
  public record Point(double seconds, double value) {}

  /** Whether it is a bare voice with beats. */
  public boolean sung() {
    return name.startsWith("sung/");
  }

  /** Where bars begin, in seconds. */
  public List<Double> downbeats() throws IOException {
    return beside(".beats.csv").stream()
        .filter(point -> point.value() == 1)
        .map(Point::seconds)
        .toList();
  }

  /** Fundamental frequency over time, 0 where there is none; empty when nobody wrote it down. */
  public List<Point> pitch() throws IOException {
    return beside("_f0.csv");
  }

  private List<Point> beside(String ending) throws IOException {
    Path path = Path.of(file.toString().replaceFirst("\\.\\w+$", ending));
    if (Files.notExists(path)) return List.of();
    return Files.readAllLines(path).stream()
        .map(line -> line.split(",", -1))
        .map(row -> new Point(Double.parseDouble(row[0]), Double.parseDouble(row[1])))
        .toList();
  }
}
