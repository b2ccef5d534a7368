package dev.backline.stores;

import java.time.Instant;

/**
 * An object was created or removed. Delivered at least once and in no promised order, as S3 does.
 *
 * @param id the same for every delivery of one event; later events of a key have greater ids
 * @param sizeBytes of the object, 0 when it was removed
 * @param eTag of the object without quotes, empty when it was removed
 */
public record ObjectEvent(
    String id,
    Kind kind,
    String bucket,
    String key,
    long sizeBytes,
    String eTag,
    Instant occurredAt) {

  /** What happened, with the name that S3 gives it. */
  public enum Kind {
    CREATED_PUT("ObjectCreated:Put"),
    CREATED_COPY("ObjectCreated:Copy"),
    CREATED_COMPLETE_MULTIPART_UPLOAD("ObjectCreated:CompleteMultipartUpload"),
    REMOVED_DELETE("ObjectRemoved:Delete");

    private final String eventName;

    Kind(String eventName) {
      this.eventName = eventName;
    }

    /** The {@code eventName} of an S3 event record, for example {@code ObjectCreated:Put}. */
    public String eventName() {
      return eventName;
    }

    /** Whether the object is there afterwards. */
    public boolean created() {
      return this != REMOVED_DELETE;
    }
  }
}
