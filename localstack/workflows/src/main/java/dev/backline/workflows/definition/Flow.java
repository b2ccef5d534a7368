package dev.backline.workflows.definition;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * States and where they begin: a state machine, a branch of a Parallel state or the processor of a
 * Map state.
 *
 * @param startAt the first state; one of {@code states}
 * @param states by name, in the order of the definition
 */
public record Flow(String startAt, Map<String, State> states) {

  public Flow {
    requireNonNull(startAt, "startAt is null");
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }

  /** The state of that name. */
  public State state(String name) {
    return requireNonNull(states.get(name), name);
  }
}
