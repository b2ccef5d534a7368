package dev.backline.core.queue;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Which records of a batch have to come again. An empty list says that all are done.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting">Partial
 *     batch responses</a>
 */
@Serdeable
public record BatchAnswer(List<Item> batchItemFailures) {

  public BatchAnswer {
    batchItemFailures = List.copyOf(batchItemFailures);
  }

  /** These records failed: message ids of a queue, sequence numbers of a stream. */
  public static BatchAnswer failed(List<String> identifiers) {
    return new BatchAnswer(identifiers.stream().map(Item::new).toList());
  }

  /** A record that has to come again. */
  @Serdeable
  public record Item(String itemIdentifier) {}
}
