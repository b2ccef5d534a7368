package dev.backline.workflows.definition;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A valid state machine.
 *
 * @param flow its top-level states
 * @param timeout {@code TimeoutSeconds} of the whole execution
 */
public record Definition(Flow flow, Optional<Duration> timeout) {

  public Definition {
    requireNonNull(flow, "flow is null");
    requireNonNull(timeout, "timeout is null");
  }

  /**
   * Reads and checks a definition in the Amazon States Language, query language JSONata.
   *
   * @param json the definition's text
   * @throws InvalidDefinition naming every fault
   */
  public static Definition parse(String json) {
    return new DefinitionParser().parse(json);
  }

  /** What the Task states call, with the location of each, in the order of the definition. */
  public Map<String, Resource> resources() {
    Map<String, Resource> resources = new LinkedHashMap<>();
    collect(flow, "", resources);
    return resources;
  }

  private static void collect(Flow flow, String at, Map<String, Resource> resources) {
    for (State state : flow.states().values()) {
      String here = at + "/States/" + state.name();
      switch (state) {
        case State.Task task -> resources.put(here + "/Resource", task.resource());
        case State.Map map -> collect(map.processor(), here + "/ItemProcessor", resources);
        case State.Parallel parallel -> {
          for (int i = 0; i < parallel.branches().size(); i++) {
            collect(parallel.branches().get(i), here + "/Branches/" + i, resources);
          }
        }
        default -> {}
      }
    }
  }
}
