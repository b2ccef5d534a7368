package dev.backline.cloud.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An EventBridge rule that matches events.
 *
 * @param bus name of the bus it listens to
 * @param pattern the event pattern as JSON
 */
public record Rule(
    String logicalId,
    String name,
    String arn,
    String bus,
    String pattern,
    boolean enabled,
    List<Target> targets) {

  public Rule {
    targets = List.copyOf(targets);
  }

  /**
   * A queue, function or state machine that gets the event or what is made of it, and the queue
   * that gets it when that fails.
   */
  public record Target(String id, String arn, Optional<String> deadLetterArn, Input input) {}

  /** What a target gets of an event. */
  public sealed interface Input {
    /** All of it. */
    record Whole() implements Input {}

    /** The value at a path, {@code $.detail} for example. */
    record Part(String path) implements Input {}

    /** Always the same JSON. */
    record Constant(String json) implements Input {}

    /** A text with the values at paths in place of {@code <name>}. */
    record Template(Map<String, String> paths, String template) implements Input {
      public Template {
        paths = Map.copyOf(paths);
      }
    }
  }
}
