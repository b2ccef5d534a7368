package dev.backline.core.objects;

import java.util.Objects;
import java.util.Optional;

/**
 * A part of a multipart upload that has arrived.
 *
 * @param number 1 to 10,000
 * @param etag as S3 gave it
 * @param sizeBytes length
 * @param checksum of the part, if the upload was started with checksums and the store keeps them
 */
public record Part(int number, String etag, long sizeBytes, Optional<Checksum> checksum) {

  public Part {
    if (number < 1 || number > 10_000) {
      throw new IllegalArgumentException("A part number is 1 to 10000, was " + number);
    }
    Objects.requireNonNull(etag, "etag is null");
    Objects.requireNonNull(checksum, "checksum is null");
  }

  /** A part without a checksum. */
  public Part(int number, String etag, long sizeBytes) {
    this(number, etag, sizeBytes, Optional.empty());
  }

  /** The same part with the checksum that its sender knows. */
  public Part with(Checksum known) {
    return new Part(number, etag, sizeBytes, Optional.of(known));
  }
}
