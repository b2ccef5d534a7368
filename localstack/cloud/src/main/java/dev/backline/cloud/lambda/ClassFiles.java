package dev.backline.cloud.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The class files of one unpacked zip and of the runtime, indexed and open for as long as the cloud
 * runs: an instance loads some six thousand classes, and the instances of every function of the zip
 * share the open jars.
 */
final class ClassFiles implements AutoCloseable {
  /** An attribute of a jar's manifest. */
  private static final String SHARED = "Backline-Shared";

  private static final String MODULE = "Automatic-Module-Name";
  private static final String AWS_SDK = "software.amazon.awssdk.";

  private final List<URL> urls = new ArrayList<>();
  private final List<Jar> jars = new ArrayList<>();
  private final Map<String, Entry> entryOfClass = new HashMap<>();
  private final Path taskRoot;
  private final CodeSource taskSource;

  /**
   * Reads the folder: classes at its root, jars below {@code lib}; the runtime's jars come first,
   * as on Lambda.
   */
  ClassFiles(Path taskRoot) {
    this.taskRoot = taskRoot;
    try {
      for (URL url : RuntimeJars.urls()) open(Path.of(url.getPath()));
      this.taskSource = sourceOf(taskRoot);
      urls.add(taskSource.getLocation());
      for (Path jar : jarsBelow(taskRoot.resolve("lib"))) open(jar);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + taskRoot, e);
    }
  }

  /** A class file and where it came from. */
  @SuppressWarnings("ArrayRecordComponent")
  record Found(byte[] classFile, CodeSource source, Manifest manifest) {}

  /**
   * Whether a class may be loaded once for all functions: its jar says that it holds nothing of a
   * function ({@code Backline-Shared: true}), or is the AWS SDK's, which keeps all that depends on
   * the environment in its clients.
   */
  boolean shares(String path) {
    Entry entry = entryOfClass.get(path);
    return entry != null && entry.jar().shared();
  }

  /** A number for the content of each class that may be shared, by path. */
  Map<String, Long> sharedVersions() {
    var versions = new HashMap<String, Long>();
    entryOfClass.forEach(
        (path, entry) -> {
          if (entry.jar().shared()) versions.put(path, entry.version());
        });
    return versions;
  }

  /** Every jar and folder, in the order in which they are searched. */
  URL[] urls() {
    return urls.toArray(URL[]::new);
  }

  /** The class file of a path such as {@code a/b/C.class}. */
  Optional<Found> find(String path) {
    try {
      Entry entry = entryOfClass.get(path);
      if (entry != null) return Optional.of(entry.jar().found(path));
      Path file = taskRoot.resolve(path);
      return Files.exists(file)
          ? Optional.of(new Found(Files.readAllBytes(file), taskSource, new Manifest()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  @Override
  public void close() {
    try {
      for (Jar jar : jars) jar.file().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A class file in a jar.
   *
   * @param version its length and its CRC-32, as the jar's directory has them
   */
  private record Entry(Jar jar, long version) {}

  private record Jar(JarFile file, CodeSource source, Manifest manifest, boolean shared) {
    Found found(String path) throws IOException {
      try (InputStream in = file.getInputStream(file.getJarEntry(path))) {
        return new Found(in.readAllBytes(), source, manifest);
      }
    }
  }

  /** With the version of a multi-release jar that this JVM takes. */
  private void open(Path path) throws IOException {
    var file = new JarFile(path.toFile(), false, JarFile.OPEN_READ, JarFile.runtimeVersion());
    var manifest = Optional.ofNullable(file.getManifest()).orElseGet(Manifest::new);
    var jar = new Jar(file, sourceOf(path), manifest, isShared(manifest.getMainAttributes()));
    jars.add(jar);
    urls.add(jar.source().getLocation());
    file.versionedStream()
        .filter(entry -> entry.getName().endsWith(".class"))
        .forEach(
            entry ->
                entryOfClass.putIfAbsent(
                    entry.getName(), new Entry(jar, entry.getSize() << 32 | entry.getCrc())));
  }

  private static boolean isShared(Attributes manifest) {
    return "true".equals(manifest.getValue(SHARED))
        || Objects.requireNonNullElse(manifest.getValue(MODULE), "").startsWith(AWS_SDK);
  }

  private static CodeSource sourceOf(Path path) throws IOException {
    return new CodeSource(path.toUri().toURL(), (Certificate[]) null);
  }

  private static List<Path> jarsBelow(Path lib) throws IOException {
    if (!Files.isDirectory(lib)) return List.of();
    try (Stream<Path> files = Files.list(lib)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
