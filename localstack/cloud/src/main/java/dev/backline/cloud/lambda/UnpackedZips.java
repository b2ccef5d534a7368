package dev.backline.cloud.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The zips of functions and layers as folders, each unpacked once and again only when it was built
 * anew.
 */
final class UnpackedZips {
  private final Path folder;
  private final Map<Path, Path> unpacked = new ConcurrentHashMap<>();

  UnpackedZips(Path folder) {
    this.folder = folder;
  }

  /** The folder that holds what the zip holds, with its file permissions. */
  Path of(Path zip) {
    return unpacked.computeIfAbsent(zip.toAbsolutePath().normalize(), this::unpack);
  }

  private Path unpack(Path zip) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(zip, BasicFileAttributes.class);
      String name = zip.getFileName().toString().replace(".zip", "");
      String version =
          Long.toHexString(attributes.lastModifiedTime().toMillis())
              + "-"
              + Long.toHexString(attributes.size());
      Path target = folder.resolve(name + "-" + version);
      if (!Files.isDirectory(target)) {
        removeOlder(name);
        Path part = Files.createTempDirectory(Files.createDirectories(folder), "part-");
        copy(zip, part);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + zip, e);
    }
  }

  private void copy(Path zip, Path target) throws IOException {
    URI uri = URI.create("jar:" + zip.toUri());
    try (FileSystem files =
        FileSystems.newFileSystem(
            uri, Map.of("enablePosixFileAttributes", true, "accessMode", "readOnly"))) {
      Path root = files.getPath("/");
      for (Path source : listed(root)) {
        Path copy = target.resolve(root.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(copy);
        } else {
          Files.createDirectories(copy.getParent());
          Files.copy(
              source,
              copy,
              StandardCopyOption.REPLACE_EXISTING,
              StandardCopyOption.COPY_ATTRIBUTES);
          Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(source));
        }
      }
    }
  }

  private void removeOlder(String name) throws IOException {
    if (!Files.isDirectory(folder)) return;
    try (Stream<Path> versions = Files.list(folder)) {
      for (Path version :
          versions
              .filter(
                  path ->
                      path.getFileName()
                          .toString()
                          .matches("\\Q" + name + "\\E-[0-9a-f]+-[0-9a-f]+"))
              .toList()) {
        for (Path file : listed(version).reversed()) Files.delete(file);
      }
    }
  }

  private static List<Path> listed(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.sorted(Comparator.comparing(Path::toString)).toList();
    }
  }
}
