package dev.backline.upload.api;

import dev.backline.core.objects.Checksum;
import dev.backline.upload.ChecksumText;
import dev.backline.upload.Recording;
import dev.backline.upload.Transfer;
import dev.backline.upload.UploadWish;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

@Serdeable
record PartsRequest(
    @Nullable @Schema(description = "None: all that are missing.") List<Part> parts) {

  @Serdeable
  record Part(
      @Schema(description = "From 1.") int partNumber,
      @Nullable @Schema(description = "As the answer to the PUT gave it.") String etag,
      @Nullable @Schema(description = "Of the part, if the upload was started with partChecksums.")
          String checksum) {}

  List<Integer> numbers() {
    return wanted().stream().map(Part::partNumber).toList();
  }

  Map<Integer, Checksum> checksums(Recording recording) {
    var algorithm =
        recording.upload().transfer() instanceof Transfer.Multipart multipart
            ? multipart.partChecksums().orElse(Checksum.Algorithm.SHA256)
            : Checksum.Algorithm.SHA256;
    var checksums = new TreeMap<Integer, Checksum>();
    for (Part part : wanted()) {
      Optional.ofNullable(part.checksum())
          .ifPresent(text -> checksums.put(part.partNumber(), checksum(algorithm, text)));
    }
    return checksums;
  }

  private List<Part> wanted() {
    List<Part> given = Optional.ofNullable(parts).orElse(List.of());
    if (given.stream().anyMatch(part -> part == null || part.partNumber() < 1)) {
      throw UploadWish.invalid("parts", "must be objects, each with a partNumber from 1");
    }
    return given;
  }

  private static Checksum checksum(Checksum.Algorithm algorithm, String text) {
    return ChecksumText.parse(algorithm, text)
        .orElseThrow(
            () ->
                UploadWish.invalid(
                    "parts.checksum",
                    "must be the " + algorithm + " of the part in hexadecimal or base 64"));
  }
}
