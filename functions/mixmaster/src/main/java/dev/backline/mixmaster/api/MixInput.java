package dev.backline.mixmaster.api;

import dev.backline.core.media.AudioRef;
import dev.backline.core.media.FileRef;
import dev.backline.core.media.NamedAudio;
import dev.backline.core.step.StepInput;
import dev.backline.core.step.UnsupportedRequest;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

@Serdeable
public record MixInput(
    String userId,
    AudioRef vocal,
    AudioRef instrumental,
    List<NamedAudio> stems,
    FileRef analysis,
    String genre)
    implements StepInput {
  public MixInput {
    UnsupportedRequest.unlessGiven("userId", userId);
    UnsupportedRequest.unlessGiven("vocal", vocal);
    UnsupportedRequest.unlessGiven("instrumental", instrumental);
    UnsupportedRequest.unlessGiven("analysis", analysis);
    UnsupportedRequest.unlessGiven("genre", genre);
  }
}
