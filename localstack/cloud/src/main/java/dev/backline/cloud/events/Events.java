package dev.backline.cloud.events;

import dev.backline.cloud.lambda.Endpoints;
import dev.backline.cloud.lambda.Invoker;
import dev.backline.cloud.template.EventSourceMapping;
import dev.backline.cloud.template.Table;
import dev.backline.cloud.template.Template;
import dev.backline.cloud.wire.AwsJsonClient;
import dev.backline.stores.ObjectListener;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything of a template that calls functions by itself. Made first, which refuses what is not
 * emulated; then {@linkplain #start() started}, when the stores are up and their tables, queues and
 * buckets are made.
 */
public final class Events implements AutoCloseable {
  private final Template template;
  private final Invoker invoker;
  private final Path folder;
  private final Clock clock;
  private final HttpClient http;
  private final AwsJsonClient sqs;
  private final AwsJsonClient dynamoDb;
  private final AwsJsonClient streams;
  private final Targets targets;
  private final EventBridge bridge;
  private final BucketNotifications notifications;
  private final List<Source> running = new ArrayList<>();

  /** Starts executions of state machines for rules and schedules. */
  @FunctionalInterface
  public interface Workflow {
    /** Starts an execution with a name of its own; durable when it returns. */
    void start(String stateMachineArn, String input);
  }

  /**
   * @param folder for checkpoints
   * @throws IllegalArgumentException naming the resource, when a target or a pattern is not one
   *     that can be served
   */
  public Events(
      Template template,
      Invoker invoker,
      Workflow workflow,
      Endpoints endpoints,
      Path folder,
      Clock clock) {
    this.template = template;
    this.invoker = invoker;
    this.folder = folder;
    this.clock = clock;
    this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    this.sqs = new AwsJsonClient(http, endpoints.sqs(), "AmazonSQS", "sqs");
    this.dynamoDb = new AwsJsonClient(http, endpoints.dynamoDb(), "DynamoDB_20120810", "dynamodb");
    this.streams =
        new AwsJsonClient(http, endpoints.dynamoDb(), "DynamoDBStreams_20120810", "dynamodb");
    this.targets = new Targets(template, invoker, sqs, starter(workflow));
    this.bridge = new EventBridge(template, targets);
    this.notifications = new BucketNotifications(template.buckets(), targets, bridge);
  }

  /** The event buses, to be served as {@code AWSEvents.PutEvents}. */
  public EventBridge bridge() {
    return bridge;
  }

  /** Takes the events of the buckets. */
  public ObjectListener objects() {
    return notifications;
  }

  /** Begins to poll the queues and streams and to watch the clock. */
  public void start() {
    for (EventSourceMapping mapping : template.eventSources()) {
      running.add(
          switch (mapping) {
            case EventSourceMapping.OfQueue of ->
                new QueuePoller(of, targets.queue(of.logicalId(), of.queueArn()), sqs, invoker);
            case EventSourceMapping.OfStream of -> poller(of);
          });
    }
    running.add(new Schedules(template.schedules(), targets, folder.resolve("schedules"), clock));
  }

  @Override
  public void close() {
    running.forEach(Source::close);
    http.shutdownNow();
  }

  private StreamPoller poller(EventSourceMapping.OfStream mapping) {
    Table table =
        template.tables().stream()
            .filter(each -> each.logicalId().equals(mapping.table()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        mapping.logicalId() + ".Stream: no table " + mapping.table()));
    Optional<Target> onFailure =
        mapping.onFailureArn().map(arn -> targets.of(mapping.logicalId(), arn, Optional.empty()));
    var batch = new Batch(invoker, mapping.function(), mapping.partialFailures());
    return new StreamPoller(
        mapping,
        table.name(),
        dynamoDb,
        streams,
        new StreamDelivery(mapping, batch, onFailure),
        new Checkpoint(folder.resolve("streams").resolve(mapping.logicalId() + ".json")));
  }

  private static Targets.ExecutionStarter starter(Workflow workflow) {
    return (arn, input) -> {
      try {
        workflow.start(arn, input);
      } catch (RuntimeException e) {
        throw new Target.DeliveryFailed("the workflow was not started: " + e.getMessage(), e);
      }
    };
  }
}
