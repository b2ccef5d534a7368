package dev.backline.cloud.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.cloud.template.Bucket;
import dev.backline.stores.LocalAccount;
import dev.backline.stores.ObjectEvent;
import dev.backline.stores.ObjectListener;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Tells queues, functions and the default event bus of objects, as the buckets of the template ask.
 */
final class BucketNotifications implements ObjectListener {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final List<Bucket> buckets;
  private final List<Subscription> subscriptions;
  private final EventBridge bridge;

  BucketNotifications(List<Bucket> buckets, Targets targets, EventBridge bridge) {
    this.buckets = List.copyOf(buckets);
    this.bridge = bridge;
    this.subscriptions =
        buckets.stream()
            .flatMap(
                bucket ->
                    bucket.notifications().stream()
                        .map(
                            each ->
                                new Subscription(
                                    bucket,
                                    each,
                                    targets.of(
                                        bucket.logicalId(), each.targetArn(), Optional.empty()))))
            .toList();
  }

  private record Subscription(Bucket bucket, Bucket.Notification notification, Target target) {
    boolean wants(ObjectEvent event) {
      return event.bucket().equals(bucket.name())
          && event.key().startsWith(notification.prefix())
          && event.key().endsWith(notification.suffix())
          && named(event.kind().eventName());
    }

    /** {@code s3:ObjectCreated:*} stands for every way to create. */
    private boolean named(String eventName) {
      String wanted = notification.event().replaceFirst("^s3:", "");
      return wanted.endsWith("*")
          ? eventName.startsWith(wanted.substring(0, wanted.length() - 1))
          : eventName.equals(wanted);
    }
  }

  @Override
  public void on(ObjectEvent event) throws Exception {
    for (Subscription subscription : subscriptions) {
      if (subscription.wants(event))
        subscription.target().deliver(message(event, subscription.bucket()));
    }
    for (Bucket bucket : buckets) {
      if (bucket.toldToBus() && bucket.name().equals(event.bucket()))
        bridge.tell(ObjectEvents.of(event, bucket));
    }
  }

  /**
   * Event message structure 2.1 (S3 user guide); the key is encoded as a form field, a space is a
   * plus.
   */
  private static String message(ObjectEvent event, Bucket bucket) {
    ObjectNode message = JSON.objectNode();
    ObjectNode record = message.putArray("Records").addObject();
    record
        .put("eventVersion", "2.1")
        .put("eventSource", "aws:s3")
        .put("awsRegion", LocalAccount.REGION.id());
    record.put(
        "eventTime",
        DateTimeFormatter.ISO_INSTANT.format(event.occurredAt().truncatedTo(ChronoUnit.MILLIS)));
    record.put("eventName", event.kind().eventName());
    record.putObject("userIdentity").put("principalId", LocalAccount.ID);
    record.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
    record
        .putObject("responseElements")
        .put("x-amz-request-id", event.id())
        .put("x-amz-id-2", event.id());
    ObjectNode s3 =
        record
            .putObject("s3")
            .put("s3SchemaVersion", "1.0")
            .put("configurationId", bucket.logicalId());
    s3.putObject("bucket")
        .put("name", bucket.name())
        .put("arn", bucket.arn())
        .putObject("ownerIdentity")
        .put("principalId", LocalAccount.ID);
    ObjectNode object =
        s3.putObject("object")
            .put("key", URLEncoder.encode(event.key(), StandardCharsets.UTF_8).replace("%2F", "/"));
    if (event.kind().created()) object.put("size", event.sizeBytes()).put("eTag", event.eTag());
    object.put("sequencer", event.id());
    return message.toString();
  }
}
