package dev.backline.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backline.cloud.lambda.SampleZip;
import dev.backline.cloud.template.EventSourceMapping;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestQueue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@ExtendWith(EmbeddedStores.class)
class QueueMappingTest {
  private final RecordingFunction function = new RecordingFunction();
  private final SqsClient sqs;

  private TestQueue queue;
  private Events events;

  QueueMappingTest(SqsClient sqs) {
    this.sqs = sqs;
  }

  @BeforeEach
  void makeAQueueWhoseMessagesComeAgainSoon(TestQueue any) {
    queue = TestQueue.create(sqs, any.endpoint());
    sqs.setQueueAttributes(
        request ->
            request
                .queueUrl(queue.url())
                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1")));
  }

  @AfterEach
  void stop() {
    events.close();
  }

  @Test
  void handsMessagesOverInLambdasShapeAndDeletesThem(@TempDir Path folder) throws Exception {
    start(folder, List.of());

    sqs.sendMessage(
        message ->
            message
                .queueUrl(queue.url())
                .messageBody("{\"a\":1}")
                .messageAttributes(
                    Map.of(
                        "trace",
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue("t")
                            .build())));
    JsonNode record = function.next().path("Records").get(0);

    assertThat(record.path("body").asText()).isEqualTo("{\"a\":1}");
    assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(record.path("eventSourceARN").asText()).isEqualTo(queue.arn());
    assertThat(record.path("messageId").asText()).isNotEmpty();
    assertThat(record.path("attributes").path("ApproximateReceiveCount").asText()).isEqualTo("1");
    assertThat(record.path("messageAttributes").path("trace").path("stringValue").asText())
        .isEqualTo("t");
    assertThat(record.path("messageAttributes").path("trace").path("dataType").asText())
        .isEqualTo("String");
    Thread.sleep(1_100);
    assertThat(function.quiet()).isTrue();
  }

  @Test
  void bringsBackOnlyTheMessagesThatTheFunctionNames(@TempDir Path folder) throws Exception {
    function.behave(
        event ->
            RecordingFunction.failed(
                event
                    .path("Records")
                    .valueStream()
                    .filter(record -> record.path("body").asText().equals("\"bad\""))
                    .filter(
                        record ->
                            record
                                .path("attributes")
                                .path("ApproximateReceiveCount")
                                .asText()
                                .equals("1"))
                    .map(record -> record.path("messageId").asText())
                    .toList()));
    for (String body : List.of("\"good\"", "\"bad\""))
      sqs.sendMessage(message -> message.queueUrl(queue.url()).messageBody(body));

    start(folder, List.of());
    JsonNode first = function.next();
    JsonNode again = function.next().path("Records");

    assertThat(first.path("Records").size()).isBetween(1, 2);
    while (again.get(0).path("attributes").path("ApproximateReceiveCount").asText().equals("1"))
      again = function.next().path("Records");
    assertThat(again.size()).isEqualTo(1);
    assertThat(again.get(0).path("body").asText()).isEqualTo("\"bad\"");
  }

  @Test
  void bringsBackAllWhenTheFunctionFails(@TempDir Path folder) throws Exception {
    function.behave(_ -> RecordingFunction.failure());
    sqs.sendMessage(message -> message.queueUrl(queue.url()).messageBody("1"));

    start(folder, List.of());
    function.next();
    JsonNode again = function.next().path("Records").get(0);

    assertThat(again.path("attributes").path("ApproximateReceiveCount").asText()).isEqualTo("2");
  }

  @Test
  void dropsMessagesThatNoPatternWants(@TempDir Path folder) throws Exception {
    start(folder, List.of("{\"body\":[{\"prefix\":\"wanted\"}]}"));

    sqs.sendMessage(message -> message.queueUrl(queue.url()).messageBody("other"));
    sqs.sendMessage(message -> message.queueUrl(queue.url()).messageBody("wanted 1"));

    assertThat(function.next().path("Records").get(0).path("body").asText()).isEqualTo("wanted 1");
    assertThat(function.quiet()).isTrue();
  }

  private void start(Path folder, List<String> filters) {
    var mapping =
        new EventSourceMapping.OfQueue(
            "FunctionTake",
            "Function",
            queue.arn(),
            10,
            Duration.ZERO,
            true,
            filters,
            OptionalInt.of(2));
    var template =
        Templates.with(
            List.of(Templates.queue(queue)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(mapping));
    events =
        new Events(
            template,
            function,
            (_, _) -> {},
            SampleZip.sqsAt(queue.endpoint()),
            folder,
            Clock.systemUTC());
    events.start();
  }
}
