package dev.backline.cloud.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.cloud.template.Bucket;
import dev.backline.stores.LocalAccount;
import dev.backline.stores.ObjectEvent;
import java.time.temporal.ChronoUnit;

/**
 * Objects as the default event bus hears of them (S3 user guide, "EventBridge event message
 * structure"): unlike in a notification, the key stands as it is.
 */
final class ObjectEvents {
  private ObjectEvents() {}

  static ObjectNode of(ObjectEvent event, Bucket bucket) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("version", "0").put("id", event.id());
    message.put("detail-type", event.kind().created() ? "Object Created" : "Object Deleted");
    message.put("source", "aws.s3").put("account", LocalAccount.ID);
    message.put("time", event.occurredAt().truncatedTo(ChronoUnit.SECONDS).toString());
    message.put("region", LocalAccount.REGION.id());
    message.putArray("resources").add(bucket.arn());
    ObjectNode detail = message.putObject("detail").put("version", "0");
    detail.putObject("bucket").put("name", bucket.name());
    ObjectNode object = detail.putObject("object").put("key", event.key());
    if (event.kind().created()) object.put("size", event.sizeBytes()).put("etag", event.eTag());
    object.put("sequencer", event.id());
    detail.put("request-id", event.id()).put("requester", LocalAccount.ID);
    detail.put("source-ip-address", "127.0.0.1").put("reason", reason(event.kind()));
    if (!event.kind().created()) detail.put("deletion-type", "Permanently Deleted");
    return message;
  }

  private static String reason(ObjectEvent.Kind kind) {
    return switch (kind) {
      case CREATED_PUT -> "PutObject";
      case CREATED_COPY -> "CopyObject";
      case CREATED_COMPLETE_MULTIPART_UPLOAD -> "CompleteMultipartUpload";
      case REMOVED_DELETE -> "DeleteObject";
    };
  }
}
