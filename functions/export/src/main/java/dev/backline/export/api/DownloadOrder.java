package dev.backline.export.api;

import dev.backline.export.DownloadRequest;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.OptionalInt;

/** A download that takes longer than one HTTP call may. The message of the queue. */
@Serdeable
public record DownloadOrder(
    String userId,
    String productionId,
    String format,
    Optional<Integer> bitrateKbps,
    boolean normalised) {

  DownloadRequest request() {
    return DownloadRequest.of(
        format, bitrateKbps.map(OptionalInt::of).orElse(OptionalInt.empty()), normalised);
  }
}
