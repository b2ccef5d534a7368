package dev.backline.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backline.cloud.lambda.SampleZip;
import dev.backline.cloud.template.EventSourceMapping;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestQueue;
import dev.backline.stores.testing.TestTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

@ExtendWith(EmbeddedStores.class)
class StreamMappingTest {
  private static final String ONLY_EVENTS =
      "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"type\":{\"S\":[\"event\"]}}}}";

  @TempDir Path folder;

  private final RecordingFunction function = new RecordingFunction();
  private final DynamoDbClient dynamo;
  private final SqsClient sqs;
  private final TestQueue deadLetters;

  private TestTable table;
  private Events events;

  StreamMappingTest(DynamoDbClient dynamo, SqsClient sqs, TestQueue deadLetters) {
    this.dynamo = dynamo;
    this.sqs = sqs;
    this.deadLetters = deadLetters;
  }

  @BeforeEach
  void makeATable(TestTable any) {
    table = TestTable.create(dynamo, any.endpoint());
  }

  @AfterEach
  void stop() {
    events.close();
  }

  @Test
  void handsOverTheRecordsThatThePatternWantsInOrder() throws Exception {
    put("1", "event");
    put("2", "user");
    put("3", "event");

    start(-1);
    List<JsonNode> records = take(2);

    assertThat(records).extracting(StreamMappingTest::key).containsExactly("1", "3");
    JsonNode record = records.getFirst();
    assertThat(record.path("eventName").asText()).isEqualTo("INSERT");
    assertThat(record.path("eventSource").asText()).isEqualTo("aws:dynamodb");
    assertThat(record.path("eventSourceARN").asText()).isEqualTo(table.streamArn());
    assertThat(record.path("dynamodb").path("NewImage").path("type").path("S").asText())
        .isEqualTo("event");
  }

  @Test
  void goesOnWhereItStopped() throws Exception {
    put("1", "event");
    start(-1);
    take(1);
    waitUntilDealtWith();
    events.close();
    put("2", "event");

    start(-1);

    assertThat(take(1)).extracting(StreamMappingTest::key).containsExactly("2");
  }

  @Test
  void triesAgainFromTheFirstRecordThatFailed() throws Exception {
    var calls = new AtomicInteger();
    function.behave(
        event ->
            calls.incrementAndGet() == 1 && event.path("Records").size() == 3
                ? RecordingFunction.failed(
                    List.of(
                        event
                            .path("Records")
                            .get(1)
                            .path("dynamodb")
                            .path("SequenceNumber")
                            .asText()))
                : RecordingFunction.answer("{\"batchItemFailures\":[]}"));
    for (String key : List.of("1", "2", "3")) put(key, "event");

    start(-1);
    JsonNode first = function.next().path("Records");
    List<JsonNode> again = take(2);

    assertThat(first).extracting(StreamMappingTest::key).containsExactly("1", "2", "3");
    assertThat(again).extracting(StreamMappingTest::key).containsExactly("2", "3");
  }

  @Test
  void tellsTheQueueOfARecordThatItGaveUpAndGoesOn() throws Exception {
    function.behave(
        event ->
            event.path("Records").valueStream().anyMatch(record -> key(record).equals("poison"))
                ? RecordingFunction.failure()
                : RecordingFunction.answer("{}"));
    for (String key : List.of("a", "poison", "z")) put(key, "event");

    start(1);
    String report =
        sqs.receiveMessage(request -> request.queueUrl(deadLetters.url()).waitTimeSeconds(20))
            .messages()
            .getFirst()
            .body();

    JsonNode info = new ObjectMapper().readTree(report).path("DDBStreamBatchInfo");
    assertThat(info.path("batchSize").asInt()).isEqualTo(1);
    assertThat(info.path("streamArn").asText()).isEqualTo(table.streamArn());
    JsonNode last = function.next();
    while (!key(last.path("Records").get(0)).equals("z")) last = function.next();
    assertThat(last.path("Records").size()).isEqualTo(1);
  }

  private void start(int maxRetries) {
    var mapping =
        new EventSourceMapping.OfStream(
            "OutboxWritten",
            "Outbox",
            "Table",
            true,
            100,
            Duration.ZERO,
            true,
            List.of(ONLY_EVENTS),
            maxRetries,
            true,
            Optional.of(deadLetters.arn()));
    var template =
        Templates.with(
            List.of(Templates.queue(deadLetters)),
            List.of(Templates.table(table.name())),
            List.of(),
            List.of(),
            List.of(),
            List.of(mapping));
    var endpoints = SampleZip.storesAt(table.endpoint(), deadLetters.endpoint());
    events = new Events(template, function, (_, _) -> {}, endpoints, folder, Clock.systemUTC());
    events.start();
  }

  private void put(String key, String type) {
    dynamo.putItem(
        put ->
            put.tableName(table.name())
                .item(
                    Map.of(
                        "PK",
                        AttributeValue.fromS(key),
                        "SK",
                        AttributeValue.fromS("x"),
                        "type",
                        AttributeValue.fromS(type))));
  }

  private List<JsonNode> take(int count) throws InterruptedException {
    var records = new ArrayList<JsonNode>();
    while (records.size() < count) function.next().path("Records").forEach(records::add);
    return records;
  }

  private void waitUntilDealtWith() throws InterruptedException {
    while (new Checkpoint(folder.resolve("streams/OutboxWritten.json")).fresh()) Thread.sleep(20);
  }

  private static String key(JsonNode record) {
    return record.path("dynamodb").path("Keys").path("PK").path("S").asText();
  }
}
