package dev.backline.productions.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** A production as its musician follows it. */
@Serdeable
record JobView(
    String id,
    @Schema(description = "queued, running, succeeded, failed or canceled.") String status,
    @Schema(description = "Percent.") int progress,
    int attempt,
    @Nullable @Schema(description = "The step in work, or the last one that was.") String step,
    List<StepView> steps,
    @Schema(description = "The upload or its examination is not over.") boolean waitsForRecording,
    String recordingId,
    @Nullable String title,
    @Nullable String artist,
    ParametersView parameters,
    String createdAt,
    @Nullable String startedAt,
    @Nullable String finishedAt,
    long elapsedMs,
    @Nullable @Schema(description = "What is left, by the time that past runs took.") Long etaMs,
    @Schema(description = "What the steps have measured so far, by step.")
        Map<String, Object> measurements,
    @Nullable
        @Schema(
            description =
                "The beginning of the track, soon after the upload. Key and tempo are those of"
                    + " the first seconds; the track itself is worked out of the whole take.")
        PreviewView preview,
    @Nullable ErrorView error,
    @Nullable ResultView result) {

  @Serdeable
  record StepView(
      String step,
      @Schema(description = "pending, running or done.") String status,
      int progressAfter,
      @Nullable String startedAt,
      @Nullable String finishedAt,
      @Nullable Long elapsedMs) {}

  @Serdeable
  record ParametersView(
      String genre,
      String mood,
      @Nullable String key,
      @Nullable Double tempo,
      String quality,
      @Nullable Long seed,
      String target,
      double strength) {}

  @Serdeable
  record PreviewView(
      @Schema(description = "An MP3.") String url,
      String sha256,
      long sizeBytes,
      long durationMs,
      String key,
      double tempo,
      @Schema(description = "When the link ends; read the job again for a new one.")
          String expiresAt) {}

  @Serdeable
  record ErrorView(String code, String reason, @Nullable String step) {}

  @Serdeable
  record ResultView(
      List<FileView> files,
      @Nullable FileView manifest,
      @Schema(description = "When the links end; read the job again for new ones.")
          String expiresAt) {}

  @Serdeable
  record FileView(String name, String url, String sha256, long sizeBytes) {}
}
