package dev.backline.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes docs/acceptance.md: every row of docs/requirements.tsv with the tests that ran and passed
 * for it, or <em>open</em>. Unless every module that has tests ran all of them and none failed, the
 * file stays as it is: a partial run can prove less than is true, and a failed one nothing.
 */
public final class AcceptanceReport {

  private AcceptanceReport() {}

  /**
   * Writes the report.
   *
   * @param arguments the root of the repository
   * @throws IllegalStateException if a test cites a row that does not exist
   */
  public static void main(String... arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Map<Path, Proofs> proofs = new TreeMap<>();
    for (Path module : modulesWithTests(root)) {
      Path file = module.resolve("target/proofs.tsv");
      Proofs found = Files.exists(file) ? Proofs.read(file) : new Proofs(false, List.of());
      if (!found.complete()) {
        System.out.println(
            "docs/acceptance.md is left as it is: not all tests of "
                + root.relativize(module)
                + " ran and passed.");
        return;
      }
      proofs.put(module, found);
    }
    Files.writeString(
        root.resolve("docs/acceptance.md"),
        report(
            rows(root),
            proofs.values().stream().flatMap(module -> module.proofs().stream()).toList()));
  }

  static String report(Map<String, String> rows, List<Proofs.Proof> proofs) {
    Map<String, List<Proofs.Proof>> byRow =
        proofs.stream().collect(Collectors.groupingBy(Proofs.Proof::row));
    byRow.keySet().stream()
        .filter(row -> !rows.containsKey(row))
        .findFirst()
        .ifPresent(
            row -> {
              throw new IllegalStateException(
                  byRow.get(row).getFirst().test()
                      + " proves "
                      + row
                      + ", which docs/requirements.tsv does not list");
            });
    List<String> lines = new ArrayList<>();
    lines.add("# Acceptance");
    lines.add("");
    lines.add(
        "Written by the build from the tests that ran and passed; do not edit. "
            + byRow.size()
            + " of "
            + rows.size()
            + " rows have a test.");
    lines.add("");
    lines.add("| row | requirement | proved by |");
    lines.add("|---|---|---|");
    rows.forEach(
        (row, requirement) ->
            lines.add(
                "| "
                    + row
                    + " | "
                    + requirement.replace("|", "\\|")
                    + " | "
                    + tests(byRow.get(row))
                    + " |"));
    return String.join("\n", lines) + "\n";
  }

  private static String tests(List<Proofs.Proof> proofs) {
    return proofs == null
        ? "*open*"
        : proofs.stream()
            .map(proof -> proof.module() + ": `" + proof.test() + "`")
            .sorted()
            .distinct()
            .collect(Collectors.joining("<br>"));
  }

  private static Map<String, String> rows(Path root) throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : Files.readAllLines(root.resolve("docs/requirements.tsv"))) {
      String[] columns = line.split("\t");
      rows.put(columns[0], columns[1]);
    }
    return rows;
  }

  private static List<Path> modulesWithTests(Path root) throws IOException {
    try (Stream<Path> folders =
        Files.find(root, 2, (path, _) -> Files.exists(path.resolve("pom.xml")))) {
      return folders
          .filter(Files::isDirectory)
          .filter(AcceptanceReport::hasTests)
          .sorted()
          .toList();
    }
  }

  private static boolean hasTests(Path module) {
    Path tests = module.resolve("src/test/java");
    if (!Files.isDirectory(tests)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(tests)) {
      return files.anyMatch(file -> file.toString().endsWith("Test.java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
