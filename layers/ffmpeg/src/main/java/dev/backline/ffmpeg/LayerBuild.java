package dev.backline.ffmpeg;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays out one layer per architecture: {@code bin/} (launchers), {@code lib/} (programs and their
 * libraries), {@code LICENSES/}; as a folder for the embedded cloud and as a zip for Lambda.
 */
final class LayerBuild {

  private static final List<String> PROGRAMS = List.of("ffmpeg", "ffprobe");

  /**
   * Writes MP3 beside Bytedeco's programs, whose LAME is compiled without optimisation and takes
   * three times as long (measured). Those that {@code build-static} makes have a quick one.
   */
  private static final String MP3_PROGRAM = "ffmpeg-mp3";

  // What libavdevice was linked against for screen capture and sound cards, neither of which exists
  // on Lambda.
  private static final List<EmptyLibrary> NEVER_CALLED =
      List.of(
          new EmptyLibrary("libxcb.so.1", List.of()),
          new EmptyLibrary("libxcb-shm.so.0", List.of()),
          new EmptyLibrary("libasound.so.2", List.of("ALSA_0.9", "ALSA_0.9.0rc4")),
          new EmptyLibrary("libpulse.so.0", List.of("PULSE_0")));

  private LayerBuild() {}

  /**
   * Arguments: folder of Bytedeco's unpacked artifacts, folder of JAVE's, folder of files common to
   * all layers, target, folder of programs that {@code build-static} made.
   */
  public static void main(String[] args) throws IOException {
    Path unpacked = Path.of(args[0]);
    Path mp3Programs = Path.of(args[1]);
    Path common = Path.of(args[2]);
    Path target = Path.of(args[3]);
    Path built = Path.of(args[4]);
    for (Architecture architecture : Architecture.values()) {
      Path own = built.resolve(architecture.lambdaName());
      Path programs = unpacked.resolve(architecture.classifier());
      boolean isBuilt = Files.isDirectory(own);
      Path layer = target.resolve("layer-" + architecture.lambdaName());
      Path zip = target.resolve("layer-" + architecture.lambdaName() + ".zip");
      if (isNewer(zip, common)
          && isNewer(zip, isBuilt ? own : programs)
          && isStatic(layer) == isBuilt) {
        continue;
      }
      deleteTree(layer);
      if (isBuilt) {
        copyTree(own.resolve("lib"), layer.resolve("lib"));
        copyTree(own.resolve("LICENSES"), layer.resolve("LICENSES"));
      } else {
        copyTree(common.resolve("LICENSES"), layer.resolve("LICENSES"));
        copyTree(programs, layer.resolve("lib"));
        fillGaps(layer.resolve("lib"), architecture);
        Files.copy(
            mp3Programs.resolve(architecture.mp3Program()),
            layer.resolve("lib").resolve(MP3_PROGRAM));
        launch(MP3_PROGRAM, common, layer);
      }
      for (String program : PROGRAMS) {
        launch(program, common, layer);
      }
      DeterministicZip.of(layer, zip);
    }
  }

  /** A static program needs no library beside it. */
  static boolean isStatic(Path layer) {
    return Files.isDirectory(layer) && !Files.exists(layer.resolve("lib/libavcodec.so.61"));
  }

  private static void fillGaps(Path lib, Architecture architecture) throws IOException {
    for (EmptyLibrary library : NEVER_CALLED) {
      Files.write(lib.resolve(library.soname()), library.bytes(architecture));
    }
  }

  private static boolean isNewer(Path zip, Path folder) throws IOException {
    if (!Files.exists(zip)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.allMatch(file -> file.toFile().lastModified() <= zip.toFile().lastModified());
    }
  }

  private static void launch(String program, Path common, Path layer) throws IOException {
    Path launcher = layer.resolve("bin").resolve(program);
    Files.createDirectories(launcher.getParent());
    Files.copy(common.resolve("bin").resolve(program), launcher);
    makeExecutable(launcher);
    makeExecutable(layer.resolve("lib").resolve(program));
  }

  private static void makeExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
