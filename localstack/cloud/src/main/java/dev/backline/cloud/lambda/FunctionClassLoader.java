package dev.backline.cloud.lambda;

import dev.backline.cloud.lambda.inside.FunctionHandle;
import dev.backline.cloud.lambda.inside.LoadedHandler;
import dev.backline.cloud.lambda.inside.ProcessEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Manifest;

/**
 * The classes of one function instance: the runtime interface client, the function's jars and
 * nothing of the emulator but the {@link FunctionHandle} by which it is called. Its environment is
 * its own; a jar that is the same for every function comes from {@link SharedClasses}.
 */
final class FunctionClassLoader extends URLClassLoader {
  private static final String INSIDE = FunctionHandle.class.getPackageName() + ".";

  static {
    registerAsParallelCapable();
  }

  private final GetenvRewriter getenv =
      new GetenvRewriter(ProcessEnvironment.class.getName().replace('.', '/'));

  private final ClassFiles classes;

  private final Optional<SharedClasses> shared;

  /** The loader of a function that takes what others have too from where it is loaded once. */
  FunctionClassLoader(String name, ClassFiles classes, SharedClasses shared) {
    this(name, classes, Optional.of(shared));
  }

  private FunctionClassLoader(String name, ClassFiles classes, Optional<SharedClasses> shared) {
    super(name, classes.urls(), ClassLoader.getPlatformClassLoader());
    this.classes = classes;
    this.shared = shared;
  }

  /** A loader that all functions with the same jar may share; no environment is set in it. */
  static FunctionClassLoader ofShared(ClassFiles classes) {
    return new FunctionClassLoader("shared", classes, Optional.empty());
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
    Optional<String> sharedJar = classes.sharedJarOf(path);
    if (shared.isPresent() && sharedJar.isPresent())
      return shared.get().loaderOf(sharedJar.get(), classes).loadClass(name);
    ClassFiles.Found found =
        name.startsWith(INSIDE)
            ? ownClass(path)
            : classes.find(path).orElseThrow(() -> new ClassNotFoundException(name));
    byte[] classFile = getenv.rewrite(found.classFile());
    definePackageOf(name, found);
    return defineClass(name, classFile, 0, classFile.length, found.source());
  }

  private static ClassFiles.Found ownClass(String path) throws ClassNotFoundException {
    try (InputStream in = FunctionHandle.class.getResourceAsStream("/" + path)) {
      if (in == null) throw new ClassNotFoundException(path);
      return new ClassFiles.Found(
          in.readAllBytes(),
          FunctionHandle.class.getProtectionDomain().getCodeSource(),
          new Manifest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Libraries ask their package for its version, so the manifest counts. */
  private void definePackageOf(String className, ClassFiles.Found found) {
    int dot = className.lastIndexOf('.');
    if (dot < 0 || getDefinedPackage(className.substring(0, dot)) != null) return;
    try {
      definePackage(className.substring(0, dot), found.manifest(), found.source().getLocation());
    } catch (IllegalArgumentException _) {
      // another thread defined it in the meantime
    }
  }
}
