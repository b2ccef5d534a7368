package dev.backline.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.cloud.lambda.Invoker;
import dev.backline.cloud.template.EventSourceMapping;
import dev.backline.cloud.template.Queue;
import dev.backline.cloud.wire.AwsJsonClient;
import dev.backline.cloud.wire.AwsProblem;
import dev.backline.stores.LocalAccount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Polls a queue for a function. A message is deleted when the function managed it and comes again
 * after the queue's visibility time-out when not; the queue itself moves it to its dead letters
 * after its last receive.
 */
final class QueuePoller implements Source {
  private static final Logger LOG = Logger.getLogger(QueuePoller.class.getName());
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEFAULT_CONCURRENCY = 5;
  private static final int LONGEST_POLL_SECONDS = 20;
  private static final int RECEIVED_AT_MOST = 10;
  private static final long PAUSE_AFTER_PROBLEM_MS = 1_000;

  private final EventSourceMapping.OfQueue mapping;
  private final Queue queue;
  private final AwsJsonClient sqs;
  private final Batch batch;
  private final RecordFilter filter;
  private final Semaphore free;
  private final ExecutorService calls;
  private final Thread poller;
  private volatile boolean closed;

  QueuePoller(EventSourceMapping.OfQueue mapping, Queue queue, AwsJsonClient sqs, Invoker invoker) {
    this.mapping = mapping;
    this.queue = queue;
    this.sqs = sqs;
    this.batch = new Batch(invoker, mapping.function(), mapping.partialFailures());
    this.filter = new RecordFilter(mapping.logicalId(), mapping.filters());
    this.free = new Semaphore(mapping.maxConcurrency().orElse(DEFAULT_CONCURRENCY));
    this.calls =
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name(mapping.logicalId() + "-", 0).factory());
    this.poller = Thread.ofPlatform().daemon().name(mapping.logicalId()).start(this::poll);
  }

  @Override
  public void close() {
    closed = true;
    poller.interrupt();
    calls.shutdownNow();
  }

  private void poll() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        free.acquire();
        List<JsonNode> messages = received();
        if (messages.isEmpty()) {
          free.release();
        } else {
          calls.execute(() -> handle(messages));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private List<JsonNode> received() throws InterruptedException {
    var messages = new ArrayList<JsonNode>();
    long endNs = System.nanoTime() + mapping.window().toNanos();
    try {
      receive(Math.min(mapping.batchSize(), RECEIVED_AT_MOST), LONGEST_POLL_SECONDS, messages);
      while (!messages.isEmpty()
          && messages.size() < mapping.batchSize()
          && System.nanoTime() < endNs) {
        receive(Math.min(mapping.batchSize() - messages.size(), RECEIVED_AT_MOST), 1, messages);
      }
    } catch (AwsProblem | IOException | RuntimeException | Error e) {
      if (closed) throw new InterruptedException();
      LOG.log(
          Level.WARNING,
          e,
          () -> mapping.logicalId() + ": cannot receive from " + queue.logicalId());
      Thread.sleep(PAUSE_AFTER_PROBLEM_MS);
    }
    return messages;
  }

  private void receive(int count, int waitSeconds, List<JsonNode> into)
      throws AwsProblem, IOException, InterruptedException {
    ObjectNode request =
        JSON.objectNode()
            .put("QueueUrl", queue.url())
            .put("MaxNumberOfMessages", count)
            .put("WaitTimeSeconds", waitSeconds);
    request.putArray("AttributeNames").add("All");
    request.putArray("MessageAttributeNames").add("All");
    sqs.call("ReceiveMessage", request).path("Messages").forEach(into::add);
  }

  private void handle(List<JsonNode> messages) {
    try {
      List<Batch.Item> all =
          messages.stream()
              .map(message -> new Batch.Item(message.path("MessageId").asText(), record(message)))
              .toList();
      List<Batch.Item> wanted = all.stream().filter(item -> filter.wants(item.json())).toList();
      Set<String> failed = wanted.isEmpty() ? Set.of() : batch.call(wanted);
      for (Batch.Item item : all) {
        if (!failed.contains(item.id())) delete(item);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      LOG.log(
          Level.WARNING, e, () -> mapping.logicalId() + ": a batch was left for another attempt");
    } finally {
      free.release();
    }
  }

  private void delete(Batch.Item item) throws InterruptedException {
    var request =
        JSON.objectNode()
            .put("QueueUrl", queue.url())
            .put("ReceiptHandle", item.json().path("receiptHandle").asText());
    try {
      var _ = sqs.call("DeleteMessage", request);
    } catch (AwsProblem | IOException e) {
      LOG.log(
          Level.WARNING,
          e,
          () ->
              mapping.logicalId()
                  + ": message "
                  + item.id()
                  + " was not deleted and will come again");
    }
  }

  /** The record of an SQS event (Lambda developer guide): the message's fields in lower case. */
  private JsonNode record(JsonNode message) {
    ObjectNode record = JSON.objectNode();
    record.put("messageId", message.path("MessageId").asText());
    record.put("receiptHandle", message.path("ReceiptHandle").asText());
    record.put("body", message.path("Body").asText());
    record.set(
        "attributes",
        message.path("Attributes").isObject() ? message.path("Attributes") : JSON.objectNode());
    ObjectNode attributes = record.putObject("messageAttributes");
    message
        .path("MessageAttributes")
        .properties()
        .forEach(entry -> attributes.set(entry.getKey(), attribute(entry.getValue())));
    Optional.ofNullable(message.get("MD5OfBody")).ifPresent(md5 -> record.set("md5OfBody", md5));
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", queue.arn());
    return record.put("awsRegion", LocalAccount.REGION.id());
  }

  private static JsonNode attribute(JsonNode attribute) {
    ObjectNode result = JSON.objectNode();
    attribute
        .properties()
        .forEach(entry -> result.set(lowerFirst(entry.getKey()), entry.getValue()));
    result.putArray("stringListValues");
    result.putArray("binaryListValues");
    return result;
  }

  private static String lowerFirst(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
