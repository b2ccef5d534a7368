package dev.backline.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for the files of one piece of work; it and all that lies in it is gone when the work
 * ends.
 */
public final class Scratch implements AutoCloseable {

  private final Path folder;

  /** Makes an empty folder where the machine keeps temporary files. */
  public Scratch() throws IOException {
    folder = Files.createTempDirectory("scratch-");
  }

  /** The folder itself. */
  public Path folder() {
    return folder;
  }

  /**
   * A path in the folder; nothing is made there yet.
   *
   * @throws IllegalArgumentException if the name leads out of the folder
   */
  public Path file(String name) {
    Path path = folder.resolve(name).normalize();
    if (!path.startsWith(folder)) {
      throw new IllegalArgumentException("Not inside the scratch folder: " + name);
    }
    return path;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
