package dev.backline.workflows.definition;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
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
}
