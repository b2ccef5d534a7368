package dev.backline.upload;

import dev.backline.core.objects.Checksum;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What a client said it would send, and how. */
public record Upload(
    String fileName,
    String contentType,
    long sizeBytes,
    Optional<Checksum> checksum,
    Transfer transfer,
    Instant expiresAt) {

  public Upload {
    Objects.requireNonNull(fileName, "fileName is null");
    Objects.requireNonNull(contentType, "contentType is null");
    Objects.requireNonNull(checksum, "checksum is null");
    Objects.requireNonNull(transfer, "transfer is null");
    Objects.requireNonNull(expiresAt, "expiresAt is null");
  }
}
