package dev.backline.cloud.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The modules of the repository, as they are on disk. */
final class Modules {
  private static final Path ROOT = Path.of(System.getProperty("backline.root"));
  private static final Set<String> LIBRARIES = Set.of("core", "audio");

  private Modules() {}

  static Path root() {
    return ROOT;
  }

  /** Names of the functions' folders whose classes are built, without the libraries. */
  static List<String> builtFunctions() {
    try (Stream<Path> folders = Files.list(ROOT.resolve("functions"))) {
      return folders
          .filter(folder -> Files.isDirectory(classes(folder)))
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !LIBRARIES.contains(name))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folders of classes of the named folder below {@code functions} or {@code localstack}. */
  static Path classes(String parent, String name) {
    return classes(ROOT.resolve(parent).resolve(name));
  }

  private static Path classes(Path module) {
    return module.resolve("target").resolve("classes");
  }
}
