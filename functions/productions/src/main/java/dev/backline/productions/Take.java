package dev.backline.productions;

import dev.backline.core.media.FileRef;
import java.util.Objects;

/** The musician's own file, as it was uploaded. */
public record Take(FileRef file, long durationMs) {

  public Take {
    Objects.requireNonNull(file, "file is null");
  }
}
