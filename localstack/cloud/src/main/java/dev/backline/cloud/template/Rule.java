package dev.backline.cloud.template;

import java.util.List;
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
   * A queue, function or state machine that gets the whole event, and the queue that gets it when
   * that fails.
   */
  public record Target(String id, String arn, Optional<String> deadLetterArn) {}
}
