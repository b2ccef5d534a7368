package dev.backline.generation.api;

import dev.backline.core.media.FileRef;
import dev.backline.core.step.StepInput;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

@Serdeable
public record GenerationInput(
    String userId,
    FileRef analysis,
    String genre,
    String mood,
    Optional<String> key,
    Optional<Double> tempo,
    long durationMs,
    long seed)
    implements StepInput {}
