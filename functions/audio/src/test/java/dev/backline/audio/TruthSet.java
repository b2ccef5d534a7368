package dev.backline.audio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Recordings with known properties that are not part of the project; tests skip without them. */
public final class TruthSet {

  private TruthSet() {}

  public static Path file(String name) {
    Path file =
        Path.of(System.getProperty("backline.root"), "..", "shared", "audio", "truth", name);
    assumeTrue(Files.exists(file), () -> name + " is not on this machine");
    return file;
  }
}
