package dev.backline.cloud.lambda;

import dev.backline.cloud.lambda.inside.CallersEnvironment;
import dev.backline.cloud.lambda.inside.FunctionHandle;
import dev.backline.cloud.lambda.inside.LoadedHandler;
import dev.backline.cloud.lambda.inside.ProcessEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.Manifest;

/**
 * The classes of one function instance: the runtime interface client, the function's jars and
 * nothing of the emulator but the {@link FunctionHandle} by which it is called. Its environment is
 * its own; what may be the same for every function comes from {@link SharedClasses}.
 */
final class FunctionClassLoader extends URLClassLoader implements CallersEnvironment.OfFunction {
  private static final String INSIDE = FunctionHandle.class.getPackageName() + ".";
  private static final Set<Class<?>> OUTSIDE =
      Set.of(FunctionHandle.class, CallersEnvironment.class);

  static {
    registerAsParallelCapable();
  }

  private final GetenvRewriter getenv;
  private final List<ClassFiles> zips = new CopyOnWriteArrayList<>();
  private final Optional<ClassLoader> shared;
  private volatile Map<String, String> environment = Map.of();

  /** The loader of a function that takes what others have too from where it is loaded once. */
  FunctionClassLoader(String name, ClassFiles zip, SharedClasses shared) {
    this(name, ProcessEnvironment.class, Optional.of(shared.loaderOf(zip)));
    add(zip);
  }

  private FunctionClassLoader(String name, Class<?> environment, Optional<ClassLoader> shared) {
    super(name, new URL[0], ClassLoader.getPlatformClassLoader());
    this.getenv = new GetenvRewriter(environment.getName().replace('.', '/'));
    this.shared = shared;
  }

  /**
   * A loader of what functions share, which has no environment of its own: whoever calls brings
   * his.
   */
  static FunctionClassLoader ofShared() {
    return new FunctionClassLoader("shared", CallersEnvironment.class, Optional.empty());
  }

  /** From now on what is not found in zips that were added before is looked for in this one. */
  void add(ClassFiles zip) {
    zips.add(zip);
    for (URL url : zip.urls()) addURL(url);
  }

  /** Sets the environment and loads the handler. */
  FunctionHandle load(String handler, Map<String, String> environment)
      throws FunctionHandle.FunctionError {
    this.environment = environment;
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
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    for (Class<?> outside : OUTSIDE) {
      if (name.startsWith(outside.getName())) return outside.getClassLoader().loadClass(name);
    }
    return super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    if (shared.isPresent() && zips.getFirst().shares(path)) return shared.get().loadClass(name);
    ClassFiles.Found found =
        name.startsWith(INSIDE)
            ? ownClass(path)
            : zips.stream()
                .flatMap(zip -> zip.find(path).stream())
                .findFirst()
                .orElseThrow(() -> new ClassNotFoundException(name));
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
