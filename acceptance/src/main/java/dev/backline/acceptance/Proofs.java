package dev.backline.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What one module's tests have proved.
 *
 * @param complete whether all tests of the module ran and none failed
 */
record Proofs(boolean complete, List<Proof> proofs) {

  static final String COMPLETE = "# complete";
  static final String PARTIAL = "# partial";
  static final String FAILED = "# failed";

  /**
   * A test that proves a row.
   *
   * @param test class and method
   */
  record Proof(String row, String module, String test) {}

  static Proofs read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return new Proofs(
        !lines.isEmpty() && lines.getFirst().equals(COMPLETE),
        lines.stream()
            .skip(1)
            .map(line -> line.split("\t"))
            .map(columns -> new Proof(columns[0], columns[1], columns[2]))
            .toList());
  }
}
