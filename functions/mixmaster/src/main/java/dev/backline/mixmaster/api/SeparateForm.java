package dev.backline.mixmaster.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** Tells readers of the API what {@code POST /api/audio/separate} takes. */
@Serdeable
@Schema(description = "A mix: file or file_url.")
record SeparateForm(
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
                    + " API gave you, or /media/ and a path.")
        String file_url,
    @Nullable @Schema(maxLength = 128, description = "Is shown with the job.") String session_id) {}
