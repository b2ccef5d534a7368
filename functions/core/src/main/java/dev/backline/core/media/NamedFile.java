package dev.backline.core.media;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Objects;

/**
 * A file under the name by which a client knows it. In JSON the name stands beside the members of
 * {@link FileRef}.
 *
 * @param name such as {@code master.wav}
 */
@Serdeable
public record NamedFile(String name, String key, String sha256, long sizeBytes) {

  public NamedFile {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(key, "key is null");
    FileRef.check(sha256, sizeBytes);
  }

  /** A file under a name. */
  public NamedFile(String name, FileRef file) {
    this(name, file.key(), file.sha256(), file.sizeBytes());
  }

  /** The file without its name. */
  public FileRef file() {
    return new FileRef(key, sha256, sizeBytes);
  }
}
