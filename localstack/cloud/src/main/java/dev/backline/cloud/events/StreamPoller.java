package dev.backline.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.cloud.template.EventSourceMapping;
import dev.backline.cloud.wire.AwsJsonClient;
import dev.backline.cloud.wire.AwsProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads the stream of a table, shard by shard and parents before children, from where it stopped.
 */
final class StreamPoller implements Source {
  private static final Duration ENDS_WITHIN = Duration.ofMillis(500);
  private static final Logger LOG = Logger.getLogger(StreamPoller.class.getName());
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long PAUSE_WHEN_EMPTY_MS = 150;
  private static final long PAUSE_AFTER_PROBLEM_MS = 1_000;
  private static final long SHARDS_LISTED_EVERY_NS = 5_000_000_000L;

  private final EventSourceMapping.OfStream mapping;
  private final String tableName;
  private final AwsJsonClient dynamoDb;
  private final AwsJsonClient streams;
  private final StreamDelivery delivery;
  private final Checkpoint checkpoint;
  private final Thread poller;

  private final Map<String, String> iterators = new HashMap<>();

  /**
   * @param dynamoDb with the target {@code DynamoDB_20120810}
   * @param streams with the target {@code DynamoDBStreams_20120810}
   */
  StreamPoller(
      EventSourceMapping.OfStream mapping,
      String tableName,
      AwsJsonClient dynamoDb,
      AwsJsonClient streams,
      StreamDelivery delivery,
      Checkpoint checkpoint) {
    this.mapping = mapping;
    this.tableName = tableName;
    this.dynamoDb = dynamoDb;
    this.streams = streams;
    this.delivery = delivery;
    this.checkpoint = checkpoint;
    this.poller = Thread.ofPlatform().daemon().name(mapping.logicalId()).start(this::poll);
  }

  @Override
  public void close() {
    poller.interrupt();
    try {
      // It may be in the middle of writing how far it has come; whoever reads the folder next must
      // not meet that.
      boolean _ = poller.join(ENDS_WITHIN);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void poll() {
    try {
      while (true) {
        try {
          follow();
        } catch (AwsProblem | IOException | RuntimeException | Error e) {
          LOG.log(
              Level.WARNING,
              e,
              () -> mapping.logicalId() + ": cannot read the stream of " + tableName);
          iterators.clear();
          Thread.sleep(PAUSE_AFTER_PROBLEM_MS);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() throws AwsProblem, IOException, InterruptedException {
    String stream =
        dynamoDb
            .call("DescribeTable", JSON.objectNode().put("TableName", tableName))
            .path("Table")
            .path("LatestStreamArn")
            .asText();
    boolean onlyNew = checkpoint.fresh() && !mapping.fromStart();
    List<JsonNode> shards = shards(stream);
    long listedNs = System.nanoTime();
    while (true) {
      boolean found = false;
      boolean ended = false;
      for (JsonNode shard : open(shards)) {
        String id = shard.path("ShardId").asText();
        int before = iterators.size();
        found |= read(stream, id, onlyNew);
        ended |= iterators.size() < before;
      }
      onlyNew = false;
      if (!found) Thread.sleep(PAUSE_WHEN_EMPTY_MS);
      if (ended || System.nanoTime() - listedNs > SHARDS_LISTED_EVERY_NS) {
        shards = shards(stream);
        listedNs = System.nanoTime();
      }
    }
  }

  private List<JsonNode> shards(String stream)
      throws AwsProblem, IOException, InterruptedException {
    var shards = new ArrayList<JsonNode>();
    ObjectNode request = JSON.objectNode().put("StreamArn", stream);
    JsonNode description;
    do {
      description = streams.call("DescribeStream", request).path("StreamDescription");
      description.path("Shards").forEach(shards::add);
      request.put("ExclusiveStartShardId", description.path("LastEvaluatedShardId").asText());
    } while (description.hasNonNull("LastEvaluatedShardId"));
    return shards;
  }

  /** Those that have records to come and whose parent has none any more. */
  private List<JsonNode> open(List<JsonNode> shards) {
    Set<String> unfinished = new HashSet<>();
    for (JsonNode shard : shards) {
      String id = shard.path("ShardId").asText();
      if (!checkpoint.done(id)) unfinished.add(id);
    }
    return shards.stream()
        .filter(shard -> unfinished.contains(shard.path("ShardId").asText()))
        .filter(shard -> !unfinished.contains(shard.path("ParentShardId").asText()))
        .toList();
  }

  private boolean read(String stream, String shard, boolean onlyNew)
      throws AwsProblem, IOException, InterruptedException {
    if (!iterators.containsKey(shard)) iterators.put(shard, iterator(stream, shard, onlyNew));
    ObjectNode request =
        JSON.objectNode()
            .put("ShardIterator", iterators.get(shard))
            .put("Limit", mapping.batchSize());
    JsonNode answer = streams.call("GetRecords", request);
    var records = new ArrayList<ObjectNode>();
    answer
        .path("Records")
        .forEach(record -> records.add(((ObjectNode) record).put("eventSourceARN", stream)));
    delivery.deliver(shard, records, sequenceNumber -> checkpoint.moveTo(shard, sequenceNumber));
    if (answer.hasNonNull("NextShardIterator")) {
      iterators.put(shard, answer.path("NextShardIterator").asText());
    } else {
      checkpoint.finish(shard);
      iterators.remove(shard);
    }
    return !records.isEmpty();
  }

  private String iterator(String stream, String shard, boolean onlyNew)
      throws AwsProblem, IOException, InterruptedException {
    ObjectNode request = JSON.objectNode().put("StreamArn", stream).put("ShardId", shard);
    var last = checkpoint.lastOf(shard);
    if (last.isPresent()) {
      request.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER").put("SequenceNumber", last.get());
    } else {
      request.put("ShardIteratorType", onlyNew ? "LATEST" : "TRIM_HORIZON");
    }
    try {
      return streams.call("GetShardIterator", request).path("ShardIterator").asText();
    } catch (AwsProblem e) {
      if (!e.code().equals("TrimmedDataAccessException")) throw e;
      checkpoint.forget(shard);
      return iterator(stream, shard, onlyNew);
    }
  }
}
