package dev.backline.workflows.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A state, checked. Fields that are a {@link JsonNode} may hold expressions and are evaluated when
 * the state runs.
 */
public sealed interface State {

  /** What every kind of state has. */
  Common common();

  /** Its name, unique in the machine. */
  default String name() {
    return common().name();
  }

  /** The kind of state as the definition and the history's event types spell it. */
  default String type() {
    return getClass().getSimpleName();
  }

  /**
   * What every kind of state has.
   *
   * @param next the state that follows; absent at the end
   */
  record Common(
      String name,
      QueryLanguage language,
      Optional<JsonNode> output,
      Optional<ObjectNode> assign,
      Optional<String> next) {}

  /** Passes its input, or its {@code Output}, on. */
  record Pass(Common common) implements State {}

  /** Has work done by a service. */
  record Task(
      Common common,
      Resource resource,
      Optional<JsonNode> arguments,
      Optional<JsonNode> timeoutSeconds,
      Optional<JsonNode> heartbeatSeconds,
      List<Retrier> retry,
      List<Catcher> catchers)
      implements State {}

  /** Goes where the first true condition points. */
  record Choice(Common common, List<Rule> rules, Optional<String> otherwise) implements State {}

  /** One way out of a Choice state. */
  record Rule(
      JsonNode condition, String next, Optional<JsonNode> output, Optional<ObjectNode> assign) {}

  /** Waits for a time; exactly one of the two is present. */
  record Wait(Common common, Optional<JsonNode> seconds, Optional<JsonNode> timestamp)
      implements State {}

  /** Ends its flow well. */
  record Succeed(Common common) implements State {}

  /** Ends its flow with an error. */
  record Fail(Common common, Optional<JsonNode> error, Optional<JsonNode> cause) implements State {}

  /** Runs flows side by side. */
  record Parallel(
      Common common,
      Optional<JsonNode> arguments,
      List<Flow> branches,
      List<Retrier> retry,
      List<Catcher> catchers)
      implements State {}

  /** Runs one flow for each item. */
  record Map(
      Common common,
      Flow processor,
      Optional<JsonNode> items,
      Optional<JsonNode> itemSelector,
      Optional<JsonNode> maxConcurrency,
      Optional<JsonNode> toleratedFailureCount,
      Optional<JsonNode> toleratedFailurePercentage,
      List<Retrier> retry,
      List<Catcher> catchers)
      implements State {}
}
