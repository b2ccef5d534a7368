package dev.backline.operations.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of the product, written into the artifact by the build. */
final class Version {

  static final String TEXT = read();

  private Version() {}

  private static String read() {
    try (InputStream version = Version.class.getResourceAsStream("/backline-version")) {
      return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
