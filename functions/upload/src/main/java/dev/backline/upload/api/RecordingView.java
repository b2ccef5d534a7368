package dev.backline.upload.api;

import dev.backline.core.media.Loudness;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A take as its musician sees it. */
@Serdeable
record RecordingView(
    String id,
    @Schema(description = "awaiting-upload, received, ready or rejected.") String status,
    @Nullable @Schema(description = "Why it was rejected.") ReasonView reason,
    String title,
    String fileName,
    @Nullable String sessionId,
    long sizeBytes,
    @Nullable String sha256,
    @Nullable Long durationMs,
    @Nullable FormatView format,
    @Nullable Loudness loudness,
    List<String> warnings,
    @Nullable @Schema(description = "audiowaveform, binary; 256 samples a pixel.") String peaksUrl,
    @Nullable @Schema(description = "audiowaveform, JSON.") String peaksJsonUrl,
    @Nullable @Schema(description = "The file as it was sent; can be read in ranges.")
        String audioUrl,
    @Nullable @Schema(description = "When the links end; read the recording again for new ones.")
        String linksExpireAt,
    String createdAt) {

  @Serdeable
  record ReasonView(String code, String text) {}

  @Serdeable
  record FormatView(
      String container, String codec, int sampleRateHz, int channels, @Nullable Integer bitDepth) {}
}
