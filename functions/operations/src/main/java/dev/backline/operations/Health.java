package dev.backline.operations;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Singleton
public final class Health {

  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  private final List<Dependency> dependencies;

  Health(List<Dependency> dependencies) {
    this.dependencies = dependencies;
  }

  /** Whether each dependency can be used now, by its name. */
  public Map<String, Boolean> check() {
    Map<String, Boolean> checks = new TreeMap<>();
    for (Dependency dependency : dependencies) {
      checks.put(dependency.name(), works(dependency));
    }
    return checks;
  }

  private static boolean works(Dependency dependency) {
    try {
      dependency.check();
      return true;
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("dependency", dependency.name())
          .setCause(e)
          .log("a dependency is away");
      return false;
    }
  }
}
