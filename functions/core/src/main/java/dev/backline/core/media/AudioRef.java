package dev.backline.core.media;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Objects;

/**
 * An audio file in the media bucket: a {@link FileRef} and the shape of what it holds.
 *
 * @param key object key
 * @param sha256 of the bytes, 64 lower-case hexadecimal digits
 * @param sizeBytes length
 * @param sampleRateHz frames per second
 * @param channels samples per frame
 * @param durationMs rounded to the nearest millisecond
 */
@Serdeable
public record AudioRef(
    String key, String sha256, long sizeBytes, int sampleRateHz, int channels, long durationMs) {

  public AudioRef {
    Objects.requireNonNull(key, "key is null");
    FileRef.check(sha256, sizeBytes);
    if (sampleRateHz < 1 || channels < 1 || durationMs < 0) {
      throw new IllegalArgumentException(
          "Not audio: " + sampleRateHz + " Hz, " + channels + " channels, " + durationMs + " ms");
    }
  }

  /** The file alone. */
  public FileRef file() {
    return new FileRef(key, sha256, sizeBytes);
  }

  /** The same audio under a name, as stems travel. */
  public NamedAudio named(String name) {
    return new NamedAudio(name, key, sha256, sizeBytes, sampleRateHz, channels, durationMs);
  }
}
