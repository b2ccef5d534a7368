package dev.backline.upload.api;

import dev.backline.core.objects.Checksum;
import dev.backline.upload.ChecksumText;
import dev.backline.upload.UploadWish;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

@Serdeable
@Schema(description = "A file that is going to be sent.")
record UploadRequest(
    @Nullable @Schema(example = "take-1.wav") String fileName,
    @Nullable @Schema(description = "Length of the file.") Long sizeBytes,
    @Nullable @Schema(example = "audio/wav") String contentType,
    @Nullable @Schema(description = "Of the whole file; what arrives is held against it.")
        Sum checksum,
    @Nullable
        @Schema(
            description =
                "SHA256 or CRC32: every part is sent with a checksum of its own, which its URL"
                    + " demands. Ask for the URLs with POST /api/uploads/{id}/parts.")
        String partChecksums,
    @Nullable @Schema(maxLength = 200, description = "Without one, the name of the file.")
        String title,
    @Nullable @Schema(maxLength = 128) String sessionId) {

  @Serdeable
  record Sum(
      @Schema(description = "SHA256 or CRC32.") @Nullable String algorithm,
      @Schema(description = "In hexadecimal or base 64.") @Nullable String value) {}

  UploadWish wish() {
    return new UploadWish(
        Optional.ofNullable(fileName).orElse(""),
        Optional.ofNullable(sizeBytes).orElse(0L),
        Optional.ofNullable(contentType),
        Optional.ofNullable(checksum).map(UploadRequest::checksum),
        Optional.ofNullable(partChecksums).map(name -> algorithm("partChecksums", name)),
        Optional.ofNullable(title),
        Optional.ofNullable(sessionId));
  }

  private static Checksum checksum(Sum sum) {
    var algorithm =
        algorithm("checksum.algorithm", Optional.ofNullable(sum.algorithm()).orElse(""));
    return ChecksumText.parse(algorithm, Optional.ofNullable(sum.value()).orElse(""))
        .orElseThrow(
            () ->
                UploadWish.invalid(
                    "checksum.value",
                    "must be the " + algorithm + " of the file in hexadecimal or base 64"));
  }

  private static Checksum.Algorithm algorithm(String field, String name) {
    return ChecksumText.algorithm(name)
        .orElseThrow(() -> UploadWish.invalid(field, "must be SHA256 or CRC32"));
  }
}
