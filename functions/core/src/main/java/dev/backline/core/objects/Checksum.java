package dev.backline.core.objects;

import java.util.Objects;

/**
 * What S3 is to check an upload against.
 *
 * @param algorithm how it was computed
 * @param base64 the digest in Base64, as S3 takes it
 */
public record Checksum(Algorithm algorithm, String base64) {

  /** The algorithms that Backline takes from clients. */
  public enum Algorithm {
    SHA256,
    CRC32
  }

  public Checksum {
    Objects.requireNonNull(algorithm, "algorithm is null");
    Objects.requireNonNull(base64, "base64 is null");
  }
}
