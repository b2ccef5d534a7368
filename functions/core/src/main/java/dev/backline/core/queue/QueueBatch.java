package dev.backline.core.queue;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The event that Lambda makes of messages of an SQS queue.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with
 *     SQS</a>
 */
@Serdeable
public record QueueBatch(@JsonProperty("Records") List<QueueMessage> records) {

  public QueueBatch {
    records = records == null ? List.of() : List.copyOf(records);
  }
}
