package dev.backline.cloud.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
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

  private final List<URL> urls = new ArrayList<>();
  private final List<Jar> jars = new ArrayList<>();
  private final Map<String, Jar> jarOfClass = new HashMap<>();
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
   * The jar a class is in, if its manifest says that it holds nothing of a function; the same text
   * for the same bytes.
   */
  Optional<String> sharedJarOf(String path) {
    return Optional.ofNullable(jarOfClass.get(path)).flatMap(Jar::sharedAs);
  }

  /** Every jar and folder, in the order in which they are searched. */
  URL[] urls() {
    return urls.toArray(URL[]::new);
  }

  /** The class file of a path such as {@code a/b/C.class}. */
  Optional<Found> find(String path) {
    try {
      Jar jar = jarOfClass.get(path);
      if (jar != null) return Optional.of(new Found(jar.read(path), jar.source(), jar.manifest()));
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

  private record Jar(
      JarFile file, CodeSource source, Manifest manifest, Optional<String> sharedAs) {
    byte[] read(String path) throws IOException {
      JarEntry entry = file.getJarEntry(path);
      try (InputStream in = file.getInputStream(entry)) {
        return in.readAllBytes();
      }
    }
  }

  /** With the version of a multi-release jar that this JVM takes. */
  private void open(Path path) throws IOException {
    var file = new JarFile(path.toFile(), false, JarFile.OPEN_READ, JarFile.runtimeVersion());
    var manifest = Optional.ofNullable(file.getManifest()).orElseGet(Manifest::new);
    boolean shared = "true".equals(manifest.getMainAttributes().getValue(SHARED));
    Optional<String> sharedAs = shared ? Optional.of(digest(path)) : Optional.empty();
    var jar = new Jar(file, sourceOf(path), manifest, sharedAs);
    jars.add(jar);
    urls.add(jar.source().getLocation());
    file.versionedStream()
        .map(JarEntry::getName)
        .filter(name -> name.endsWith(".class"))
        .forEach(name -> jarOfClass.putIfAbsent(name, jar));
  }

  private static String digest(Path jar) throws IOException {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(jar)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
