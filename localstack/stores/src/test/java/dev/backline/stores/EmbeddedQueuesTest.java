package dev.backline.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class EmbeddedQueuesTest {
  @TempDir Path folder;

  @Test
  void keepsAcknowledgedMessagesAndDeletionsWhenItsProcessIsKilled() throws Exception {
    try (Host host = Host.of("queues", folder);
        SqsClient sqs = clientOf(host.said())) {
      sqs.createQueue(queue -> queue.queueName("dead"));
      String queue =
          sqs.createQueue(
                  request ->
                      request
                          .queueName("work")
                          .attributes(
                              Map.of(
                                  QueueAttributeName.VISIBILITY_TIMEOUT,
                                  "7",
                                  QueueAttributeName.REDRIVE_POLICY,
                                  "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":3}"
                                      .formatted(EmbeddedQueues.arnOf("dead")))))
              .queueUrl();
      sqs.sendMessage(message -> message.queueUrl(queue).messageBody("deleted"));
      Message taken = receive(sqs, queue).getFirst();
      sqs.deleteMessage(message -> message.queueUrl(queue).receiptHandle(taken.receiptHandle()));
      var trace = MessageAttributeValue.builder().dataType("String").stringValue("t1").build();
      sqs.sendMessage(
          message ->
              message
                  .queueUrl(queue)
                  .messageBody("grüße")
                  .messageAttributes(Map.of("trace", trace)));

      host.killHard();
    }

    try (EmbeddedQueues queues = EmbeddedQueues.inFolder(folder, 0);
        SqsClient sqs = queues.client()) {
      String queue = sqs.getQueueUrl(request -> request.queueName("work")).queueUrl();
      Map<QueueAttributeName, String> attributes =
          sqs.getQueueAttributes(
                  request -> request.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
              .attributes();
      List<Message> messages = receive(sqs, queue);

      assertThat(queue).isEqualTo(queues.urlOf("work"));
      assertThat(attributes.get(QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("7");
      assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY)).contains("dead");
      assertThat(messages).extracting(Message::body).containsExactly("grüße");
      assertThat(messages.getFirst().messageAttributes().get("trace").stringValue())
          .isEqualTo("t1");
      assertThat(
              messages
                  .getFirst()
                  .attributes()
                  .get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
          .isEqualTo("1");
    }
  }

  @Test
  void offersWhatAKilledProcessHadReceivedAgainAtOnceAndDoesNotCountIt() throws Exception {
    try (Host host = Host.of("queues", folder);
        SqsClient sqs = clientOf(host.said())) {
      String queue =
          sqs.createQueue(
                  request ->
                      request
                          .queueName("long")
                          .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "3600")))
              .queueUrl();
      sqs.sendMessage(message -> message.queueUrl(queue).messageBody("work"));
      assertThat(receive(sqs, queue)).hasSize(1);

      host.killHard();
    }

    try (EmbeddedQueues queues = EmbeddedQueues.inFolder(folder, 0);
        SqsClient sqs = queues.client()) {
      Message again = receive(sqs, queues.urlOf("long")).getFirst();

      assertThat(again.body()).isEqualTo("work");
      assertThat(again.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
          .isEqualTo("1");
    }
  }

  @Test
  void opensAnotherFolderAfterTheFirstIsClosed(@TempDir Path other) {
    try (EmbeddedQueues queues = EmbeddedQueues.inFolder(folder, 0);
        SqsClient sqs = queues.client()) {
      sqs.createQueue(queue -> queue.queueName("first"));
    }

    try (EmbeddedQueues queues = EmbeddedQueues.inFolder(other, 0);
        SqsClient sqs = queues.client()) {
      assertThat(sqs.listQueues().queueUrls()).isEmpty();
    }
  }

  @Test
  void refusesASecondDurableOneInAProcess(@TempDir Path other) {
    try (EmbeddedQueues _ = EmbeddedQueues.inFolder(folder, 0)) {
      assertThatThrownBy(() -> EmbeddedQueues.inFolder(other, 0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("close");
    }
  }

  private static List<Message> receive(SqsClient sqs, String queue) {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(queue)
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(5)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  private static SqsClient clientOf(String endpoint) {
    return SqsClient.builder()
        .endpointOverride(URI.create(endpoint))
        .region(LocalAccount.REGION)
        .credentialsProvider(LocalAccount.credentials())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
