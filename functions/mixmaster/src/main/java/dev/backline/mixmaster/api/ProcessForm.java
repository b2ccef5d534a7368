package dev.backline.mixmaster.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Tells readers of the API what {@code POST /api/mix/process} takes; {@code DeskSettings} reads it.
 */
@Serdeable
@Schema(description = "A sound, or a session, and how it is to be treated.")
record ProcessForm(
    @Nullable
        @Schema(
            type = "string",
            format = "binary",
            description = "In a form only: a sound of at most 4.4 MB.")
        String file,
    @Nullable
        @Schema(
            description =
                "A sound of yours that is there already: the id of a recording, a link that this"
                    + " API gave you, or /media/ and a path.",
            example = "rec_01KB0000000000000000000000")
        String file_url,
    @Nullable
        @Schema(
            maxLength = 128,
            description = "A production, or the session that its take was sent with.")
        String session_id,
    @Nullable
        @Schema(
            type = "string",
            allowableValues = {"warm", "clean", "bright"},
            description = "Sets equaliser, compression, reverb and limiter, whatever they are.")
        String preset,
    @Nullable @Schema(minimum = "-6", maximum = "6", defaultValue = "0") Double eq_low,
    @Nullable @Schema(minimum = "-6", maximum = "6", defaultValue = "0") Double eq_mid,
    @Nullable @Schema(minimum = "-6", maximum = "6", defaultValue = "0") Double eq_high,
    @Nullable @Schema(minimum = "0", maximum = "1", defaultValue = "0.4") Double compression,
    @Nullable
        @Schema(
            type = "string",
            allowableValues = {"source", "v2"},
            defaultValue = "source")
        String compression_curve,
    @Nullable @Schema(minimum = "0", maximum = "1", defaultValue = "0.3") Double reverb,
    @Nullable @Schema(minimum = "0", maximum = "1", defaultValue = "0") Double limiter,
    @Nullable
        @Schema(
            defaultValue = "true",
            description = "Without it nothing is done but what the values ask for.")
        Boolean ai_mix,
    @Nullable @Schema(minimum = "0", maximum = "1", defaultValue = "1") Double mix_strength,
    @Nullable @Schema(defaultValue = "true", description = "Without it loudness and peaks only.")
        Boolean ai_master,
    @Nullable @Schema(minimum = "0", maximum = "1", defaultValue = "1") Double master_strength,
    @Nullable
        @Schema(
            minimum = "0.5",
            maximum = "2",
            defaultValue = "1",
            description = "Factor of what both channels share.")
        Double mid_level,
    @Nullable
        @Schema(
            type = "string",
            allowableValues = {"liab", "streaming", "apple", "club"},
            defaultValue = "liab",
            description = "-13 LUFS within 7 LU, -14, -16, -9 LUFS.")
        String target) {}
