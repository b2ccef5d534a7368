package dev.backline.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backline.cloud.lambda.SampleZip;
import dev.backline.cloud.template.Bucket;
import dev.backline.cloud.template.Rule;
import dev.backline.cloud.wire.AwsJsonService;
import dev.backline.stores.LocalAccount;
import dev.backline.stores.ObjectEvent;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestQueue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

@ExtendWith(EmbeddedStores.class)
class EventBridgeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final SqsClient sqs;
  private TestQueue queue;

  EventBridgeTest(SqsClient sqs) {
    this.sqs = sqs;
  }

  @BeforeEach
  void makeAQueue(TestQueue any) {
    queue = TestQueue.create(sqs, any.endpoint());
  }

  private Events events(String targetArn, List<Bucket> buckets) {
    var rule =
        new Rule(
            "ProductionRule",
            "rule",
            "arn:rule",
            "backline-bus",
            "{\"source\":[\"backline\"],\"detail-type\":[\"production.requested\"]}",
            true,
            List.of(new Rule.Target("Queue", targetArn, Optional.empty(), new Rule.Input.Whole())));
    var template =
        Templates.with(
            List.of(Templates.queue(queue)),
            List.of(),
            buckets,
            List.of(rule),
            List.of(),
            List.of());
    return new Events(
        template,
        new RecordingFunction(),
        (_, _) -> {},
        SampleZip.sqsAt(queue.endpoint()),
        folder,
        Clock.systemUTC());
  }

  @Test
  void deliversWhatAPatternMatchesBeforeItAnswers() throws Exception {
    try (Events events = events(queue.arn(), List.of());
        var service =
            new AwsJsonService(0, Map.of("AWSEvents.PutEvents", events.bridge()::putEvents));
        EventBridgeClient client = client(service.endpoint())) {
      PutEventsResponse response =
          client.putEvents(
              put ->
                  put.entries(
                      entry("production.requested", "{\"productionId\":\"prd_1\"}"),
                      entry("recording.uploaded", "{}")));

      List<Message> messages =
          sqs.receiveMessage(request -> request.queueUrl(queue.url()).maxNumberOfMessages(10))
              .messages();
      assertThat(response.failedEntryCount()).isZero();
      assertThat(messages).hasSize(1);
      JsonNode event = JSON.readTree(messages.getFirst().body());
      assertThat(event.path("id").asText()).isEqualTo(response.entries().getFirst().eventId());
      assertThat(event.path("detail-type").asText()).isEqualTo("production.requested");
      assertThat(event.path("detail").path("productionId").asText()).isEqualTo("prd_1");
      assertThat(event.path("account").asText()).isEqualTo(LocalAccount.ID);
      assertThat(Instant.parse(event.path("time").asText())).isBeforeOrEqualTo(Instant.now());
    }
  }

  @Test
  void saysWhichEventsWereNotDelivered() throws Exception {
    try (Events events = events(queue.arn(), List.of());
        var service =
            new AwsJsonService(0, Map.of("AWSEvents.PutEvents", events.bridge()::putEvents));
        EventBridgeClient client = client(service.endpoint())) {
      sqs.deleteQueue(request -> request.queueUrl(queue.url()));

      PutEventsResponse response =
          client.putEvents(
              put -> put.entries(entry("production.requested", "{}"), entry("x", "no object")));

      assertThat(response.failedEntryCount()).isEqualTo(2);
      assertThat(response.entries().get(0).errorCode()).isEqualTo("InternalFailure");
      assertThat(response.entries().get(1).errorCode()).isEqualTo("MalformedDetail");
    }
  }

  @Test
  void refusesATargetThatTheTemplateDoesNotHave() {
    assertThatThrownBy(() -> events("arn:aws:sns:us-east-1:000000000000:topic", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ProductionRule")
        .hasMessageContaining("arn:aws:sns");
  }

  @Test
  void tellsAQueueOfTheObjectsThatItAskedFor() throws Exception {
    var bucket =
        new Bucket(
            "MediaBucket",
            "media",
            "arn:aws:s3:::media",
            List.of(
                new Bucket.Notification("s3:ObjectCreated:*", queue.arn(), "users/", "/original")),
            false,
            List.of());
    try (Events events = events(queue.arn(), List.of(bucket))) {
      for (String key : List.of("users/é x+/original", "users/1/peaks.json", "other/original")) {
        events
            .objects()
            .on(
                new ObjectEvent(
                    "0A",
                    ObjectEvent.Kind.CREATED_COMPLETE_MULTIPART_UPLOAD,
                    "media",
                    key,
                    7,
                    "abc-1",
                    Instant.EPOCH));
      }
      events
          .objects()
          .on(
              new ObjectEvent(
                  "0B",
                  ObjectEvent.Kind.REMOVED_DELETE,
                  "media",
                  "users/1/original",
                  0,
                  "",
                  Instant.EPOCH));
    }

    List<Message> messages =
        sqs.receiveMessage(request -> request.queueUrl(queue.url()).maxNumberOfMessages(10))
            .messages();
    assertThat(messages).hasSize(1);
    JsonNode record = JSON.readTree(messages.getFirst().body()).path("Records").get(0);
    assertThat(record.path("eventName").asText())
        .isEqualTo("ObjectCreated:CompleteMultipartUpload");
    assertThat(record.path("eventTime").asText()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(record.path("s3").path("bucket").path("name").asText()).isEqualTo("media");
    assertThat(record.path("s3").path("object").path("key").asText())
        .isEqualTo("users/%C3%A9+x%2B/original");
    assertThat(record.path("s3").path("object").path("size").asLong()).isEqualTo(7);
  }

  @Test
  void hearsOfObjectsOnTheDefaultBusWhereABucketSaysSo() throws Exception {
    var bucket =
        new Bucket("MediaBucket", "media", "arn:aws:s3:::media", List.of(), true, List.of());
    var rule =
        new Rule(
            "ObjectRule",
            "objects",
            "arn:rule",
            "default",
            "{\"source\":[\"aws.s3\"],\"detail\":{\"object\":{\"key\":[{\"prefix\":\"users/\"}]}}}",
            true,
            List.of(
                new Rule.Target(
                    "Queue", queue.arn(), Optional.empty(), new Rule.Input.Part("$.detail"))));
    var template =
        Templates.with(
            List.of(Templates.queue(queue)),
            List.of(),
            List.of(bucket),
            List.of(rule),
            List.of(),
            List.of());
    try (var events =
        new Events(
            template,
            new RecordingFunction(),
            (_, _) -> {},
            SampleZip.sqsAt(queue.endpoint()),
            folder,
            Clock.systemUTC())) {
      for (String key : List.of("users/é x+/original", "other/original")) {
        events
            .objects()
            .on(
                new ObjectEvent(
                    "0A", ObjectEvent.Kind.CREATED_PUT, "media", key, 7, "abc", Instant.EPOCH));
      }
    }

    List<Message> messages =
        sqs.receiveMessage(request -> request.queueUrl(queue.url()).maxNumberOfMessages(10))
            .messages();
    assertThat(messages).hasSize(1);
    JsonNode detail = JSON.readTree(messages.getFirst().body());
    assertThat(detail.path("bucket").path("name").asText()).isEqualTo("media");
    assertThat(detail.path("object").path("key").asText()).isEqualTo("users/é x+/original");
    assertThat(detail.path("object").path("size").asLong()).isEqualTo(7);
    assertThat(detail.path("reason").asText()).isEqualTo("PutObject");
  }

  private static PutEventsRequestEntry entry(String detailType, String detail) {
    return PutEventsRequestEntry.builder()
        .eventBusName("backline-bus")
        .source("backline")
        .detailType(detailType)
        .detail(detail)
        .build();
  }

  private static EventBridgeClient client(URI endpoint) {
    return EventBridgeClient.builder()
        .endpointOverride(endpoint)
        .region(LocalAccount.REGION)
        .credentialsProvider(LocalAccount.credentials())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
