package dev.backline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptanceReportTest {

  @TempDir Path root;

  @Test
  void listsEveryRowWithItsTestsOrAsOpen() throws IOException {
    module("functions/upload", "# complete\nMED-01\tupload\tUploadTest.refuses\n");

    AcceptanceReport.main(root.toString());

    assertThat(Files.readString(root.resolve("docs/acceptance.md")))
        .contains("1 of 2 rows")
        .contains("| MED-01 | Upload of a take | upload: `UploadTest.refuses` |")
        .contains("| MED-02 | Large \\| files | *open* |");
  }

  @Test
  void leavesTheFileAsItIsAfterAPartialOrFailedRun() throws IOException {
    module("functions/upload", "# complete\n");
    module("functions/export", "# failed\n");
    Files.writeString(root.resolve("docs/acceptance.md"), "as before");

    AcceptanceReport.main(root.toString());

    assertThat(root.resolve("docs/acceptance.md")).hasContent("as before");
  }

  @Test
  void refusesATestThatCitesNoRow() {
    assertThatThrownBy(
            () ->
                AcceptanceReport.report(
                    Map.of("MED-01", "x"), List.of(new Proofs.Proof("MED-99", "m", "T.t"))))
        .hasMessageContaining("T.t")
        .hasMessageContaining("MED-99");
  }

  private void module(String path, String proofs) throws IOException {
    Path module = root.resolve(path);
    Files.createDirectories(module.resolve("src/test/java/a"));
    Files.createDirectories(module.resolve("target"));
    Files.createDirectories(root.resolve("docs"));
    Files.writeString(module.resolve("pom.xml"), "");
    Files.writeString(module.resolve("src/test/java/a/SomeTest.java"), "");
    Files.writeString(module.resolve("target/proofs.tsv"), proofs);
    Files.writeString(
        root.resolve("docs/requirements.tsv"), "MED-01\tUpload of a take\nMED-02\tLarge | files\n");
  }
}
