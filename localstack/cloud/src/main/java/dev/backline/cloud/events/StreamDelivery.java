package dev.backline.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.cloud.template.EventSourceMapping;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * Hands the records of a shard to a function in order. What fails is tried again, cut in half when
 * the mapping says so, and after its last attempt told to the on-failure queue; only then do the
 * records behind it follow.
 */
final class StreamDelivery {
  private static final Logger LOG = Logger.getLogger(StreamDelivery.class.getName());
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long FIRST_RETRY_MS = 250;
  private static final long LAST_RETRY_MS = 30_000;

  private final EventSourceMapping.OfStream mapping;
  private final Batch batch;
  private final RecordFilter filter;
  private final Optional<Target> onFailure;

  StreamDelivery(EventSourceMapping.OfStream mapping, Batch batch, Optional<Target> onFailure) {
    this.mapping = mapping;
    this.batch = batch;
    this.filter = new RecordFilter(mapping.logicalId(), mapping.filters());
    this.onFailure = onFailure;
  }

  /**
   * Returns when every record was dealt with.
   *
   * @param dealtWith told the sequence number up to which nothing is left to do, again and again
   */
  void deliver(String shard, List<ObjectNode> records, Consumer<String> dealtWith)
      throws InterruptedException {
    if (records.isEmpty()) return;
    List<Batch.Item> wanted =
        records.stream()
            .filter(filter::wants)
            .map(record -> new Batch.Item(number(record), record))
            .toList();
    deliverAll(shard, wanted, dealtWith);
    dealtWith.accept(number(records.getLast()));
  }

  private void deliverAll(String shard, List<Batch.Item> items, Consumer<String> dealtWith)
      throws InterruptedException {
    List<Batch.Item> left = items;
    for (int attempt = 0; !left.isEmpty(); attempt++) {
      Set<String> failed = batch.call(left);
      int managed = managed(left, failed);
      if (managed > 0) {
        dealtWith.accept(left.get(managed - 1).id());
        left = left.subList(managed, left.size());
        attempt = 0;
      }
      if (left.isEmpty()) return;
      Thread.sleep(Math.min(FIRST_RETRY_MS << Math.min(attempt, 10), LAST_RETRY_MS));
      if (mapping.bisect() && left.size() > 1) {
        deliverAll(shard, left.subList(0, left.size() / 2), dealtWith);
        left = left.subList(left.size() / 2, left.size());
        attempt = -1;
      } else if (mapping.maxRetries() >= 0 && attempt >= mapping.maxRetries()) {
        giveUp(shard, left);
        dealtWith.accept(left.getLast().id());
        return;
      }
    }
  }

  /**
   * Records of a stream are in order: those before the first that failed are done, it and those
   * behind it are not.
   */
  private static int managed(List<Batch.Item> items, Set<String> failed) {
    int count = 0;
    while (count < items.size() && !failed.contains(items.get(count).id())) count++;
    return count;
  }

  private void giveUp(String shard, List<Batch.Item> items) throws InterruptedException {
    String report = report(shard, items).toString();
    LOG.warning(() -> mapping.logicalId() + ": given up: " + report);
    if (onFailure.isEmpty()) return;
    while (true) {
      try {
        onFailure.get().deliver(report);
        return;
      } catch (Target.DeliveryFailed e) {
        LOG.warning(
            () ->
                mapping.logicalId()
                    + ": the on-failure destination did not take the report: "
                    + e.getMessage());
        Thread.sleep(LAST_RETRY_MS);
      }
    }
  }

  /** As Lambda reports a discarded batch: where it is in the stream, not what it holds. */
  private JsonNode report(String shard, List<Batch.Item> items) {
    ObjectNode report = JSON.objectNode();
    report
        .putObject("requestContext")
        .put("functionArn", mapping.function())
        .put("condition", "RetryAttemptsExhausted");
    report.put("version", "1.0").put("timestamp", Instant.now().toString());
    report
        .putObject("DDBStreamBatchInfo")
        .put("shardId", shard)
        .put("startSequenceNumber", items.getFirst().id())
        .put("endSequenceNumber", items.getLast().id())
        .put("batchSize", items.size())
        .put("streamArn", items.getFirst().json().path("eventSourceARN").asText());
    return report;
  }

  private static String number(JsonNode record) {
    return record.path("dynamodb").path("SequenceNumber").asText();
  }
}
