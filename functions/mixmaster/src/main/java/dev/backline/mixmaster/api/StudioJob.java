package dev.backline.mixmaster.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backline.core.media.Loudness;
import dev.backline.mixmaster.work.Move;
import dev.backline.mixmaster.work.StudioResult;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** Studio work as its musician follows it; what is not there yet is left out. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StudioJob(
    String id,
    @Schema(description = "process, run, separate or bounce.") String work,
    @Schema(description = "queued, running, succeeded or failed.") String status,
    @Schema(description = "Where the job is followed.") String statusUrl,
    @Nullable String session_id,
    @Schema(description = "As they were given.") Map<String, Object> settings,
    String orderedAt,
    @Nullable String startedAt,
    @Nullable String finishedAt,
    @Nullable Fault error,
    @Nullable @Schema(description = "Of process and bounce: the finished sound, WAV.")
        String file_url,
    @Nullable @Schema(description = "Of run: the mix, WAV of 32-bit floats.") String mix_url,
    @Nullable @Schema(description = "Of run: the mix mastered, WAV.") String master_url,
    @Nullable @Schema(description = "Of separate.") Boolean has_stems,
    @Nullable @Schema(description = "Of separate.") Integer stems_count,
    @Nullable @Schema(description = "Of separate: how well it went, honestly.")
        StudioResult.Separation separation,
    @Nullable List<MadeFile> files,
    @Nullable @Schema(description = "What the master was to measure.") StudioResult.Target target,
    @Nullable Loudness mixLoudness,
    @Nullable Loudness loudness,
    @Nullable @Schema(description = "Every move, how far and why.") List<Move> decisions,
    @Nullable @Schema(description = "When the links end; read the job again for new ones.")
        String expiresAt) {

  static final String PATH = "/api/studio/jobs";

  @Serdeable
  record Fault(@Schema(description = "As in docs/api/errors.md.") String code, String reason) {}

  @Serdeable
  record MadeFile(
      String name,
      String url,
      String sha256,
      long sizeBytes,
      int sampleRateHz,
      int channels,
      long durationMs) {}
}
