package dev.backline.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.core.Containers;
import dev.backline.core.events.BusEvent;
import dev.backline.core.testing.LambdaContext;
import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueHandlerTest {

  @Serdeable
  record Detail(String recordingId) {}

  private static final class Consumer extends QueueHandler<BusEvent<Detail>> {

    private final List<String> seen = new ArrayList<>();

    Consumer(ApplicationContext beans) {
      super(BusEvent.carrying(Detail.class), beans);
    }

    @Override
    protected void handle(BusEvent<Detail> event, QueueMessage envelope) {
      if (event.detail().recordingId().equals("bad")) {
        throw new IllegalStateException("cannot be handled");
      }
      seen.add(event.detailType() + " " + event.detail().recordingId());
    }
  }

  private final Consumer consumer = new Consumer(Containers.start(Map.of()));

  @Test
  void reportsOnlyTheMessagesThatFailed() throws IOException {
    String answer = invoke("queue", event("a"), event("bad"), "not json", event("b"));

    assertThat(answer)
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"},{\"itemIdentifier\":\"m2\"}]}");
    assertThat(consumer.seen).containsExactly("recording.ready a", "recording.ready b");
  }

  @Test
  void stopsAtTheFirstFailureOfAFifoQueue() throws IOException {
    String answer = invoke("queue.fifo", event("a"), event("bad"), event("b"));

    assertThat(answer).contains("m1").contains("m2").doesNotContain("m0");
    assertThat(consumer.seen).containsExactly("recording.ready a");
  }

  @Test
  void reportsNothingWhenAllIsDone() throws IOException {
    assertThat(invoke("queue", event("a"))).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void readsTheKeyOfAnS3NotificationAsItWasStored() {
    var json = Containers.start(Map.of()).getBean(dev.backline.core.json.Json.class);

    var notification =
        json.read(
            """
            {"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"media"},
             "object":{"key":"users/a+b/%C3%A9.wav","size":12,"eTag":"x"}}}]}
            """,
            ObjectNotification.class);

    assertThat(notification.objects().map(ObjectNotification.Changed::key))
        .containsExactly("users/a b/é.wav");
    assertThat(
            json.read(
                    "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}",
                    ObjectNotification.class)
                .records())
        .isEmpty();
  }

  private static String event(String recordingId) {
    return "{\\\"id\\\":\\\"1\\\",\\\"source\\\":\\\"backline\\\",\\\"detail-type\\\":\\\"recording.ready\\\",\\\"detail\\\":{\\\"recordingId\\\":\\\""
        + recordingId
        + "\\\"}}";
  }

  private String invoke(String queue, String... bodies) throws IOException {
    var records = new ArrayList<String>();
    for (String body : bodies) {
      records.add(
          """
          {"messageId":"m%d","body":"%s","attributes":{"ApproximateReceiveCount":"1"},
           "eventSourceARN":"arn:aws:sqs:us-east-1:1:%s","awsRegion":"us-east-1"}
          """
              .formatted(records.size(), body, queue));
    }
    var out = new ByteArrayOutputStream();
    String batch = "{\"Records\":[" + String.join(",", records) + "]}";
    consumer.handleRequest(
        new ByteArrayInputStream(batch.getBytes(StandardCharsets.UTF_8)),
        out,
        LambdaContext.of("r"));
    return out.toString(StandardCharsets.UTF_8);
  }
}
