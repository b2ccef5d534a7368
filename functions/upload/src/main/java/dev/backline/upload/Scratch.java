package dev.backline.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the files of one piece of work, gone with it. */
final class Scratch implements AutoCloseable {

  private final Path folder;

  Scratch() throws IOException {
    folder = Files.createTempDirectory("take");
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
