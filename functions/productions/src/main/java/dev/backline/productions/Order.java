package dev.backline.productions;

import java.util.Objects;
import java.util.Optional;

/** One take, and what shall become of it. Without a title it takes the recording's. */
public record Order(
    String recordingId, Optional<String> title, Optional<String> artist, Parameters parameters) {

  public Order {
    Objects.requireNonNull(recordingId, "recordingId is null");
    Objects.requireNonNull(parameters, "parameters is null");
  }
}
