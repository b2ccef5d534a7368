package dev.backline.core.queue;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The message that S3 sends to a queue when objects change. The test message that S3 sends when a
 * notification is configured has no records.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event
 *     message structure</a>
 */
@Serdeable
public record ObjectNotification(@JsonProperty("Records") List<Notice> records) {

  public ObjectNotification {
    records = records == null ? List.of() : List.copyOf(records);
  }

  /** The objects that the message is about. */
  public Stream<Changed> objects() {
    return records.stream().map(notice -> notice.s3().object());
  }

  /** One change. */
  @Serdeable
  public record Notice(String eventName, Place s3) {}

  /** Where it happened. */
  @Serdeable
  public record Place(Changed object) {}

  /**
   * The object.
   *
   * @param encodedKey the key, URL-encoded as S3 sends it
   * @param sizeBytes length; 0 for a removal
   * @param etag as S3 gave it
   */
  @Serdeable
  public record Changed(
      @JsonProperty("key") String encodedKey,
      @JsonProperty("size") long sizeBytes,
      @JsonProperty("eTag") String etag) {

    /** The key as it was stored. */
    public String key() {
      return URLDecoder.decode(encodedKey, StandardCharsets.UTF_8);
    }
  }
}
