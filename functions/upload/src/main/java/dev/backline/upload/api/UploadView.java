package dev.backline.upload.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** An upload as its client goes on with it. */
@Serdeable
record UploadView(
    String uploadId,
    @Schema(description = "The same id: the recording that the upload makes.") String recordingId,
    @Schema(description = "awaiting-upload, received, ready or rejected.") String status,
    @Schema(description = "single or multipart.") String mode,
    String fileName,
    long sizeBytes,
    @Nullable @Schema(description = "PUT the file here.") String url,
    @Nullable @Schema(description = "To be sent with the file as they are.")
        Map<String, String> headers,
    @Nullable Long partSizeBytes,
    @Nullable @Schema(description = "To be sent; the last one may be shorter.")
        List<PartView> parts,
    @Nullable @Schema(description = "Arrived.") List<ArrivedView> uploadedParts,
    @Schema(description = "When the upload ends; its URLs live for an hour.") String expiresAt) {

  @Serdeable
  record PartView(
      int partNumber,
      long sizeBytes,
      @Nullable String url,
      @Nullable Map<String, String> headers) {}

  @Serdeable
  record ArrivedView(int partNumber, long sizeBytes, String etag) {}
}
