package dev.backline.cloud.provision;

import dev.backline.cloud.template.Queue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Makes queues. */
public final class Queues {
  private Queues() {}

  /**
   * Makes the queues that are not there, those for dead letters first, and sets the attributes of
   * those that are.
   */
  public static void make(List<Queue> queues, SqsClient client) {
    queues.stream()
        .sorted(Comparator.comparing(queue -> queue.redrive().isPresent()))
        .forEach(queue -> make(queue, client));
  }

  private static void make(Queue queue, SqsClient client) {
    try {
      client.getQueueUrl(request -> request.queueName(queue.name()));
      client.setQueueAttributes(
          request -> request.queueUrl(queue.url()).attributes(attributes(queue)));
    } catch (QueueDoesNotExistException _) {
      client.createQueue(request -> request.queueName(queue.name()).attributes(attributes(queue)));
    }
  }

  private static Map<QueueAttributeName, String> attributes(Queue queue) {
    var attributes = new HashMap<QueueAttributeName, String>();
    attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, "" + queue.visibility().toSeconds());
    attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "" + queue.retention().toSeconds());
    attributes.put(QueueAttributeName.DELAY_SECONDS, "" + queue.delay().toSeconds());
    queue
        .redrive()
        .ifPresent(
            redrive ->
                attributes.put(
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                        .formatted(redrive.deadLetterArn(), redrive.maxReceives())));
    return attributes;
  }
}
