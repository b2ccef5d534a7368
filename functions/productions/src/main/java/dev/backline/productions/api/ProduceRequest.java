package dev.backline.productions.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.backline.productions.MusicalKey;
import dev.backline.productions.Wishes;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false)
@Schema(description = "What shall become of a take.")
record ProduceRequest(
    @Nullable @Schema(description = "The take; its upload may still be under way.")
        String recordingId,
    @Nullable @Schema(description = "Another name for recordingId.") String uploadId,
    @Nullable
        @Schema(
            description = "The band's style. Case, spaces and hyphens do not matter.",
            type = "string",
            allowableValues = {
              "lofi",
              "pop",
              "trap",
              "house",
              "ballad",
              "rock",
              "rnb",
              "edm",
              "jazz",
              "folk",
              "drill",
              "afrobeats",
              "ambient",
              "synthwave"
            })
        String genre,
    @Nullable
        @Schema(
            description = "What the music should feel like.",
            type = "string",
            allowableValues = {
              "warm",
              "dark",
              "bright",
              "sad",
              "happy",
              "energetic",
              "calm",
              "dreamy",
              "aggressive",
              "romantic"
            })
        String mood,
    @Nullable
        @Schema(
            description = "Wins over the key that is heard.",
            example = "A minor",
            pattern = MusicalKey.SPELLING)
        String key,
    @Nullable
        @Schema(
            description = "Beats per minute; wins over what is heard.",
            minimum = "40",
            maximum = "240")
        Double tempo,
    @Nullable
        @Schema(
            type = "string",
            allowableValues = {"standard", "premium"},
            defaultValue = "standard")
        String quality,
    @Nullable
        @Schema(
            description = "Same take, wishes and seed: same bytes. Drawn from the take.",
            type = "integer",
            format = "int64",
            minimum = "0",
            maximum = "9007199254740991")
        Double seed,
    @Nullable @Schema(maxLength = 200) String title,
    @Nullable @Schema(maxLength = 200) String artist,
    @Nullable
        @Schema(
            description = "How loud the master shall be.",
            type = "string",
            allowableValues = {"streaming", "apple", "club", "liab"},
            defaultValue = "streaming")
        String target,
    @Nullable
        @Schema(
            description = "Of the clean-up of the voice.",
            minimum = "0",
            maximum = "1",
            defaultValue = "0.5")
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
