package dev.backline.core.queue;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

/**
 * A message as Lambda hands it over.
 *
 * @param messageId the same for every delivery
 * @param body as it was sent
 * @param attributes of SQS, such as {@code ApproximateReceiveCount}
 * @param queueArn the queue it came from
 */
@Serdeable
public record QueueMessage(
    String messageId,
    String body,
    Map<String, String> attributes,
    @JsonProperty("eventSourceARN") String queueArn) {

  public QueueMessage {
    attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    queueArn = queueArn == null ? "" : queueArn;
  }

  /** How often the message has been delivered, this time included. */
  public int receiveCount() {
    return Integer.parseInt(attributes.getOrDefault("ApproximateReceiveCount", "1"));
  }

  /** Whether the queue keeps the order of its messages. */
  public boolean ordered() {
    return queueArn.endsWith(".fifo");
  }
}
