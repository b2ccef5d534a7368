package dev.backline.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder in which everything lies that one embedded cloud keeps. One process at a time has it.
 */
final class DataFolder implements AutoCloseable {
  private static final String LOCK = "cloud.lock";

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes the folder, and makes it if it is missing.
   *
   * @param fresh whether everything in it is deleted first
   * @throws IllegalStateException if another process has it, or if it is to be deleted and is not a
   *     cloud's
   */
  static DataFolder take(Path path, boolean fresh) {
    try {
      var marker = path.resolve(LOCK);
      boolean known = Files.exists(marker);
      if (!known && Files.exists(path) && !children(path).isEmpty()) {
        throw new IllegalStateException(
            path + " is not empty and not the data of an embedded cloud; choose another");
      }
      Files.createDirectories(path);
      var channel = FileChannel.open(marker, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new IllegalStateException(
            "another embedded cloud uses "
                + path
                + "; stop it or choose another folder with --data");
      }
      if (fresh) {
        for (Path child : children(path)) {
          if (!child.equals(marker)) {
            delete(child);
          }
        }
      }
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the folder " + path, e);
    }
  }

  Path folder(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
