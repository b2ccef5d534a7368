package dev.backline.mixmaster.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** Tells readers of the API what {@code POST /api/mix/run} takes; {@code DeskSettings} reads it. */
@Serdeable
@Schema(description = "A session and its balance.")
record RunForm(
    @Schema(
            maxLength = 128,
            description = "A production, or the session that its take was sent with.")
        String session_id,
    @Nullable
        @Schema(
            minimum = "-12",
            maximum = "12",
            defaultValue = "0",
            description = "dB against the balance that the desk finds.")
        Double vocal_gain,
    @Nullable @Schema(minimum = "-12", maximum = "12", defaultValue = "0") Double beat_gain,
    @Nullable
        @Schema(
            minimum = "20",
            maximum = "400",
            defaultValue = "85",
            description = "The vocal is cut below.")
        Double hpf_hz,
    @Nullable @Schema(minimum = "0", maximum = "1", defaultValue = "0.5") Double deess_amount) {}
