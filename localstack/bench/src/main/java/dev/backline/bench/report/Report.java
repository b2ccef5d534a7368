package dev.backline.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Everything that one run measured.
 *
 * @param command how to measure it again
 * @param machine where and when
 * @param sets the recordings, a sentence each
 * @param peers who was measured beside the engine, a sentence each
 * @param absent who was not
 * @param sections the figures
 * @param caveats what to keep in mind
 */
public record Report(
    String command,
    Machine machine,
    List<String> sets,
    List<String> peers,
    List<String> absent,
    List<Section> sections,
    List<String> caveats) {

  public Report {
    sets = List.copyOf(sets);
    peers = List.copyOf(peers);
    absent = List.copyOf(absent);
    sections = List.copyOf(sections);
    caveats = List.copyOf(caveats);
  }

  /** Writes it as Markdown. */
  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# Benchmarks");
    lines.add("");
    lines.add(
        "Written by `"
            + command
            + "`; do not edit. Everything below was measured in that one run, peers and engine on"
            + " the same recordings. Speed is in times real time; ratio says how many times as fast"
            + " as the row the engine is.");
    lines.add("");
    bullets(lines, machine.lines());
    heading(lines, "Recordings");
    bullets(lines, sets);
    heading(lines, "Peers");
    bullets(lines, peers);
    if (!absent.isEmpty()) {
      lines.add("");
      lines.add("Not installed, so not measured:");
      lines.add("");
      bullets(lines, absent);
    }
    for (Section section : sections) {
      heading(lines, section.title());
      lines.add(section.compared());
      for (Table table : section.tables()) {
        lines.add("");
        lines.add("**" + table.title() + "**");
        lines.add("");
        lines.add(row(table.columns()));
        lines.add("|---" + "|--:".repeat(table.columns().size() - 1) + "|");
        for (List<String> cells : table.rows()) lines.add(row(cells));
      }
    }
    heading(lines, "What is weak, and what these figures do not show");
    bullets(lines, caveats);
    Files.write(file, lines);
  }

  /** A table as lines of text. */
  public static List<String> text(Table table) {
    List<List<String>> all = new ArrayList<>(List.of(table.columns()));
    all.addAll(table.rows());
    List<Integer> widths = new ArrayList<>(Collections.nCopies(table.columns().size(), 0));
    for (List<String> row : all) {
      for (int i = 0; i < row.size(); i++) {
        widths.set(i, Math.max(widths.get(i), row.get(i).length()));
      }
    }
    List<String> lines = new ArrayList<>(List.of("", table.title()));
    for (List<String> row : all) {
      var line = new StringBuilder("  ");
      for (int i = 0; i < row.size(); i++) {
        String padding = " ".repeat(widths.get(i) - row.get(i).length());
        line.append(i == 0 ? row.get(i) + padding : "  " + padding + row.get(i));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static void heading(List<String> lines, String title) {
    lines.add("");
    lines.add("## " + title);
    lines.add("");
  }

  private static void bullets(List<String> lines, List<String> items) {
    for (String item : items) lines.add("- " + item);
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
