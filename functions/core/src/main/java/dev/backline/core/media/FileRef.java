package dev.backline.core.media;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A file in the media bucket. Two references to the same bytes have the same {@code sha256},
 * wherever the bytes lie.
 *
 * @param key object key
 * @param sha256 of the bytes, 64 lower-case hexadecimal digits
 * @param sizeBytes length
 */
@Serdeable
public record FileRef(String key, String sha256, long sizeBytes) {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public FileRef {
    Objects.requireNonNull(key, "key is null");
    check(sha256, sizeBytes);
  }

  /** The same file, known to hold audio of this shape. */
  public AudioRef audio(int sampleRateHz, int channels, long durationMs) {
    return new AudioRef(key, sha256, sizeBytes, sampleRateHz, channels, durationMs);
  }

  static void check(String sha256, long sizeBytes) {
    if (!SHA256.matcher(Objects.requireNonNull(sha256, "sha256 is null")).matches()) {
      throw new IllegalArgumentException(
          "sha256 must be 64 lower-case hexadecimal digits, was " + sha256);
    }
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("sizeBytes must not be negative, was " + sizeBytes);
    }
  }
}
