package dev.backline.productions.api;

import dev.backline.productions.Wishes;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

@Serdeable
@Schema(description = "What shall become of a take.")
record ProduceRequest(
    @Nullable @Schema(description = "The take; its upload may still be under way.")
        String recordingId,
    @Nullable @Schema(description = "Another name for recordingId.") String uploadId,
    @Nullable
        @Schema(
            description =
                "lofi, pop, trap, house, ballad, rock, rnb, edm, jazz, folk, drill, afrobeats,"
                    + " ambient or synthwave.")
        String genre,
    @Nullable
        @Schema(
            description =
                "warm, dark, bright, sad, happy, energetic, calm, dreamy, aggressive or romantic.")
        String mood,
    @Nullable @Schema(description = "Wins over the key that is heard.", example = "A minor")
        String key,
    @Nullable @Schema(description = "Beats per minute, 40 to 240; wins over what is heard.")
        Double tempo,
    @Nullable @Schema(description = "standard or premium.", defaultValue = "standard")
        String quality,
    @Nullable @Schema(description = "Same take, wishes and seed: same bytes. Drawn from the take.")
        Long seed,
    @Nullable @Schema(maxLength = 200) String title,
    @Nullable @Schema(maxLength = 200) String artist,
    @Nullable
        @Schema(
            description = "Loudness: streaming, apple, club or liab.",
            defaultValue = "streaming")
        String target,
    @Nullable @Schema(description = "Of the clean-up of the voice, 0 to 1.", defaultValue = "0.5")
        Double strength) {

  Wishes wishes() {
    return new Wishes(
        Optional.ofNullable(recordingId).or(() -> Optional.ofNullable(uploadId)),
        Optional.ofNullable(genre),
        Optional.ofNullable(mood),
        Optional.ofNullable(key),
        Optional.ofNullable(tempo),
        Optional.ofNullable(quality),
        Optional.ofNullable(seed),
        Optional.ofNullable(title),
        Optional.ofNullable(artist),
        Optional.ofNullable(target),
        Optional.ofNullable(strength));
  }
}
