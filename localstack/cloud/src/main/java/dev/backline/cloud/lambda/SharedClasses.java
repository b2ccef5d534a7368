package dev.backline.cloud.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Classes that hold nothing of a function, loaded once for all whose zips bring the same: the
 * studio engine and the AWS SDK are parsed, initialised and compiled to machine code once instead
 * of once per function.
 *
 * <p>Which they are is {@link ClassFiles}'s to say. They must change nothing static that a function
 * could tell another by. What they need of other jars they get from the first zip that has it,
 * apart from the functions' own copies.
 */
final class SharedClasses implements AutoCloseable {
  private final List<Agreement> agreements = new ArrayList<>();

  /** The loader of what this zip shares with all zips that bring it alike. */
  synchronized ClassLoader loaderOf(ClassFiles zip) {
    for (Agreement agreement : agreements) {
      if (agreement.includes(zip)) return agreement.loader;
    }
    var agreement = new Agreement();
    agreements.add(agreement);
    agreement.includes(zip);
    return agreement.loader;
  }

  @Override
  public synchronized void close() {
    for (Agreement agreement : agreements) {
      try {
        agreement.loader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Zips none of which has another version of a shared class than any other. */
  private static final class Agreement {
    private final FunctionClassLoader loader = FunctionClassLoader.ofShared();
    private final List<ClassFiles> zips = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();

    /** Takes a zip in unless it disagrees. */
    boolean includes(ClassFiles zip) {
      if (zips.contains(zip)) return true;
      Map<String, Long> others = zip.sharedVersions();
      for (var other : others.entrySet()) {
        if (!versions.getOrDefault(other.getKey(), other.getValue()).equals(other.getValue()))
          return false;
      }
      versions.putAll(others);
      zips.add(zip);
      loader.add(zip);
      return true;
    }
  }
}
