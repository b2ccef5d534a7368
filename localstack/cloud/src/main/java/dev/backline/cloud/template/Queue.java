package dev.backline.cloud.template;

import java.time.Duration;
import java.util.Optional;

/**
 * A standard SQS queue.
 *
 * @param visibility how long a received message stays hidden
 * @param retention how long a message is kept
 * @param delay how long a message stays hidden after it was sent
 */
public record Queue(
    String logicalId,
    String name,
    String arn,
    String url,
    Duration visibility,
    Duration retention,
    Duration delay,
    Optional<Redrive> redrive) {

  /** Where a message goes that was received {@code maxReceives} times and never deleted. */
  public record Redrive(String deadLetterArn, int maxReceives) {}
}
