package dev.backline.export.api;

import dev.backline.audio.ffmpeg.Delivery;
import dev.backline.core.media.FileRef;
import dev.backline.export.DownloadRequest;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.OptionalInt;

/** A master to be encoded, and where the result goes. The message of the queue. */
@Serdeable
public record TranscodeOrder(
    FileRef master,
    String key,
    String format,
    Optional<Integer> bitrateKbps,
    boolean normalised,
    String title,
    Optional<String> artist) {

  Delivery delivery() {
    OptionalInt kbps = bitrateKbps.map(OptionalInt::of).orElse(OptionalInt.empty());
    return switch (DownloadRequest.of(format, kbps, normalised)) {
      case DownloadRequest.Track(Delivery delivery) ->
          delivery.withTags(new Delivery.Tags(Optional.of(title), artist));
      case DownloadRequest.Stems _ -> throw new IllegalArgumentException("stems are not encoded");
    };
  }
}
