package dev.backline.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of figures.
 *
 * @param title what stands above it
 * @param columns heads; the first names who was measured
 * @param rows as many cells as there are columns
 */
public record Table(String title, List<String> columns, List<List<String>> rows) {

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException("a row needs " + columns.size() + " cells: " + row);
      }
    }
  }

  /** Collects rows. */
  public static final class Builder {
    private final String title;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table without rows. */
    public Builder(String title, String... columns) {
      this.title = title;
      this.columns = List.of(columns);
    }

    /** Adds a row. */
    public Builder row(String... cells) {
      rows.add(List.of(cells));
      return this;
    }

    /** The table. */
    public Table build() {
      return new Table(title, columns, rows);
    }
  }
}
