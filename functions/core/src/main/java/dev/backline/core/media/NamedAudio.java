package dev.backline.core.media;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Objects;

/**
 * A stem: audio with the name of the part it holds. In JSON the name stands beside the members of
 * {@link AudioRef}.
 *
 * @param name such as {@code drums}
 */
@Serdeable
public record NamedAudio(
    String name,
    String key,
    String sha256,
    long sizeBytes,
    int sampleRateHz,
    int channels,
    long durationMs) {

  public NamedAudio {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(key, "key is null");
    FileRef.check(sha256, sizeBytes);
  }

  /** The audio without its name. */
  public AudioRef audio() {
    return new AudioRef(key, sha256, sizeBytes, sampleRateHz, channels, durationMs);
  }
}
