package dev.backline.preview.api;

import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.master.MasterTarget;
import dev.backline.audio.preview.SketchOrder;
import dev.backline.core.media.FileRef;
import dev.backline.core.step.StepInput;
import dev.backline.core.step.UnsupportedRequest;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

/** The payload of the state. */
@Serdeable
public record PreviewInput(
    String userId,
    FileRef take,
    String genre,
    String mood,
    Optional<String> key,
    Optional<Double> tempo,
    long seed,
    String target,
    double strength)
    implements StepInput {

  public PreviewInput {
    UnsupportedRequest.unlessGiven("userId", userId);
    UnsupportedRequest.unlessGiven("take", take);
    UnsupportedRequest.unlessGiven("genre", genre);
    UnsupportedRequest.unlessGiven("mood", mood);
    UnsupportedRequest.unlessGiven("target", target);
    if (!(strength >= 0 && strength <= 1)) {
      throw new UnsupportedRequest("strength must be 0 to 1, was " + strength);
    }
  }

  SketchOrder order() {
    return new SketchOrder(
        Genre.named(genre)
            .orElseThrow(() -> new UnsupportedRequest("genre: the band does not play this one")),
        Mood.named(mood)
            .orElseThrow(() -> new UnsupportedRequest("mood: the band does not know this one")),
        key,
        tempo,
        seed,
        MasterTarget.named(target)
            .orElseThrow(
                () ->
                    new UnsupportedRequest(
                        "target must be liab, streaming, apple or club, was " + target)),
        strength);
  }
}
