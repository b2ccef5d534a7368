package dev.backline.cloud.lambda;

import dev.backline.cloud.lambda.inside.FunctionHandle;
import dev.backline.cloud.lambda.inside.LoadedHandler;
import dev.backline.cloud.lambda.inside.ProcessEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.security.CodeSource;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The classes of one function instance: the runtime interface client, the function's jars and
 * nothing of the emulator but the {@link FunctionHandle} by which it is called. Its environment is
 * its own.
 */
final class FunctionClassLoader extends URLClassLoader {
  private static final String INSIDE = FunctionHandle.class.getPackageName() + ".";

  static {
    registerAsParallelCapable();
  }

  private final GetenvRewriter getenv =
      new GetenvRewriter(ProcessEnvironment.class.getName().replace('.', '/'));

  /**
   * @param jars of the runtime first, then of the function
   */
  FunctionClassLoader(String name, URL[] jars) {
    super(name, jars, ClassLoader.getPlatformClassLoader());
  }

  /** Sets the environment and loads the handler. */
  FunctionHandle load(String handler, Map<String, String> environment)
      throws FunctionHandle.FunctionError {
    try {
      loadClass(ProcessEnvironment.class.getName())
          .getMethod("set", Map.class)
          .invoke(null, environment);
      return (FunctionHandle)
          loadClass(LoadedHandler.class.getName())
              .getConstructor(String.class)
              .newInstance(handler);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof FunctionHandle.FunctionError refused) throw refused;
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(FunctionHandle.class.getName()))
      return FunctionHandle.class.getClassLoader().loadClass(name);
    return super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    URL found =
        name.startsWith(INSIDE) ? FunctionHandle.class.getResource("/" + path) : findResource(path);
    if (found == null) throw new ClassNotFoundException(name);
    byte[] classFile = getenv.rewrite(read(found));
    URL jar = jarOf(found, path);
    definePackageOf(name, jar);
    return defineClass(
        name,
        ByteBuffer.wrap(classFile),
        new CodeSource(jar, (java.security.cert.Certificate[]) null));
  }

  private void definePackageOf(String className, URL jar) {
    int dot = className.lastIndexOf('.');
    if (dot < 0 || getDefinedPackage(className.substring(0, dot)) != null) return;
    try {
      definePackage(className.substring(0, dot), manifestOf(jar), jar);
    } catch (IllegalArgumentException _) {
      // another thread defined it in the meantime
    }
  }

  /** Libraries ask their package for its version, so the manifest counts; a folder has none. */
  private static Manifest manifestOf(URL jar) {
    if (!jar.getPath().endsWith(".jar")) return new Manifest();
    try (var file = new JarFile(jar.getPath())) {
      Manifest manifest = file.getManifest();
      return manifest == null ? new Manifest() : manifest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(URL found) {
    try (InputStream in = found.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL jarOf(URL found, String path) {
    String text = found.toString();
    String jar =
        text.startsWith("jar:")
            ? text.substring(4, text.indexOf("!/"))
            : text.substring(0, text.length() - path.length());
    try {
      return URI.create(jar).toURL();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
