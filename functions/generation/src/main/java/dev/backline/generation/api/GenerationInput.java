package dev.backline.generation.api;

import dev.backline.core.media.FileRef;
import dev.backline.core.step.StepInput;
import dev.backline.core.step.UnsupportedRequest;
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
    implements StepInput {
  public GenerationInput {
    UnsupportedRequest.unlessGiven("userId", userId);
    UnsupportedRequest.unlessGiven("analysis", analysis);
    UnsupportedRequest.unlessGiven("genre", genre);
    UnsupportedRequest.unlessGiven("mood", mood);
  }
}
