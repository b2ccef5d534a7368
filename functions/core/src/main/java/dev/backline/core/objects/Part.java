package dev.backline.core.objects;

import java.util.Objects;

/**
 * A part of a multipart upload that has arrived.
 *
 * @param number 1 to 10,000
 * @param etag as S3 gave it
 * @param sizeBytes length
 */
public record Part(int number, String etag, long sizeBytes) {

  public Part {
    if (number < 1 || number > 10_000) {
      throw new IllegalArgumentException("A part number is 1 to 10000, was " + number);
    }
    Objects.requireNonNull(etag, "etag is null");
  }
}
