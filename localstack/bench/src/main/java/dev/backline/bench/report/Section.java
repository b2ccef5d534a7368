package dev.backline.bench.report;

import java.util.List;

/**
 * What one part of the benchmark measured.
 *
 * @param title of the part
 * @param compared what was compared with what, and how it was timed
 * @param tables the figures
 */
public record Section(String title, String compared, List<Table> tables) {
  public Section {
    tables = List.copyOf(tables);
  }
}
