package dev.backline.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorsDocumentTest {

  @Test
  void documentsEveryCodeAndWritesTheDocumentAnewWhenItDoesNot() throws IOException {
    Path document = Path.of(System.getProperty("backline.root"), "docs/api/errors.md");
    String before = Files.exists(document) ? Files.readString(document) : "";

    Files.createDirectories(document.getParent());
    Files.writeString(document, expected());

    assertThat(before)
        .as(document + " was not up to date and has been written anew; commit it")
        .isEqualTo(expected());
  }

  @Test
  void givesEveryCodeAStatusOfAnErrorAndAFix() {
    assertThat(ErrorCode.values())
        .allSatisfy(
            code -> {
              assertThat(code.status()).isBetween(400, 599);
              assertThat(code.title()).isNotBlank();
              assertThat(code.fix()).endsWith(".");
            });
  }

  private static String expected() {
    List<String> lines = new ArrayList<>();
    lines.add("# Errors");
    lines.add("");
    lines.add(
        "Every failure is `application/problem+json` (RFC 9457) with `ok: false`, `error` (the code"
            + " below), `requestId` and what the code needs beside them.");
    lines.add("Written by the build from `ErrorCode`; do not edit.");
    lines.add("");
    lines.add(
        "What API Gateway answers itself, before a function is reached, is `{\"message\": …}`: 400"
            + " for what is no HTTP, 401 without a token, 403 with one that is wrong, expired or"
            + " revoked, 404 for an unknown route or method, 413 for a body above 6 MB (in base 64,"
            + " if it is not text), 429 when throttled, 431 for headers above 10 KB, 503 after"
            + " 30 s.");
    lines.add("");
    lines.add("| code | status | what is wrong | what to do |");
    lines.add("|---|---|---|---|");
    Arrays.stream(ErrorCode.values())
        .map(
            code ->
                "| `%s` | %d | %s | %s |"
                    .formatted(code.code(), code.status(), code.title(), code.fix()))
        .forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }
}
