package dev.backline.stores.testing;

import dev.backline.stores.EmbeddedQueues;
import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * An empty standard queue.
 *
 * @param endpoint of the SQS that holds it, for code that makes its own client
 */
public record TestQueue(String name, String url, String arn, URI endpoint) {

  /** Makes one with a name of its own. */
  public static TestQueue create(SqsClient sqs, URI endpoint) {
    String name = "queue-" + UUID.randomUUID();
    String url = sqs.createQueue(queue -> queue.queueName(name)).queueUrl();
    return new TestQueue(name, url, EmbeddedQueues.arnOf(name), endpoint);
  }
}
