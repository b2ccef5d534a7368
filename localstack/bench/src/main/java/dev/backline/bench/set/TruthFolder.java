package dev.backline.bench.set;

import dev.backline.audio.key.MusicalKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Recordings described by {@code truth.csv}: file, duration_s, tempo_bpm, key, mode, lufs_i and
 * true_peak_dbtp; what a row leaves empty is not known. Beats lie beside a recording in {@code
 * NAME.beats.csv}, pitch in {@code NAME_f0.csv}.
 *
 * @param title what the reports call it
 * @param heldOut false when constants of the engine were chosen on it
 * @param recordings in the order of the table
 */
public record TruthFolder(String title, boolean heldOut, List<Recording> recordings) {

  public TruthFolder {
    recordings = List.copyOf(recordings);
  }

  /** Reads a folder; rows whose file is missing are left out. */
  public static TruthFolder read(Path folder, String title, boolean heldOut) throws IOException {
    Path table = folder.resolve("truth.csv");
    if (Files.notExists(table)) throw new IOException("--truth: there is no " + table);
    List<String> lines = Files.readAllLines(table);
    List<String> columns = List.of(lines.getFirst().split(",", -1));
    return new TruthFolder(
        title,
        heldOut,
        lines.stream()
            .skip(1)
            .filter(line -> !line.isBlank())
            .map(line -> recording(folder, columns, line.split(",", -1)))
            .filter(recording -> Files.exists(recording.file()))
            .toList());
  }

  /** Those that are so. */
  public List<Recording> where(Predicate<Recording> predicate) {
    return recordings.stream().filter(predicate).toList();
  }

  /** Music with accompaniment, as a producer would master it. */
  public List<Recording> programmes() {
    return where(r -> r.name().matches("(pop|song|tempo)/.*") && r.seconds() >= 10);
  }

  /** Voices alone, those of people first. */
  public List<Recording> voices() {
    List<Recording> people = where(r -> r.name().startsWith("pitch/"));
    return java.util.stream.Stream.concat(people.stream(), where(Recording::sung).stream())
        .toList();
  }

  /** How it is marked in reports. */
  public String mark() {
    return heldOut ? "held-out" : "development";
  }

  private static Recording recording(Path folder, List<String> columns, String[] row) {
    String key = cell(columns, row, "key") + " " + cell(columns, row, "mode");
    return new Recording(
        row[0],
        folder.resolve(row[0]),
        number(columns, row, "duration_s").orElse(0),
        number(columns, row, "tempo_bpm"),
        key.isBlank() ? Optional.empty() : MusicalKey.parse(key),
        number(columns, row, "lufs_i"),
        number(columns, row, "true_peak_dbtp"));
  }

  private static OptionalDouble number(List<String> columns, String[] row, String column) {
    String cell = cell(columns, row, column);
    return cell.isBlank() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
  }

  private static String cell(List<String> columns, String[] row, String column) {
    int at = columns.indexOf(column);
    return at < 0 || at >= row.length ? "" : row[at].strip();
  }
}
