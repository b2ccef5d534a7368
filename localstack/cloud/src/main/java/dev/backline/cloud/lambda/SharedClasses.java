package dev.backline.cloud.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Classes that hold nothing of a function, loaded once for all whose zips bring the same jar: the
 * studio engine is compiled to machine code once instead of once per function.
 *
 * <p>A jar says so itself, by {@code Backline-Shared: true} in its manifest, and must keep its
 * word: it may read no environment and change nothing static. What it needs of other jars it gets
 * from the zip of whoever asked first, apart from the functions' own copies.
 */
final class SharedClasses implements AutoCloseable {
  private final Map<String, FunctionClassLoader> loaders = new ConcurrentHashMap<>();

  /** The loader of a shared jar. */
  ClassLoader loaderOf(String sharedJar, ClassFiles zip) {
    return loaders.computeIfAbsent(sharedJar, _ -> FunctionClassLoader.ofShared(zip));
  }

  @Override
  public void close() {
    for (FunctionClassLoader loader : loaders.values()) {
      try {
        loader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
