package dev.backline.mixmaster.api;

import dev.backline.core.media.AudioRef;
import dev.backline.core.media.NamedAudio;
import dev.backline.core.step.StepInput;
import dev.backline.core.step.UnsupportedRequest;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The payload of the state.
 *
 * @param tempo of the band, in BPM, for the voice's echo
 */
@Serdeable
public record MixInput(
    String userId,
    AudioRef vocal,
    AudioRef instrumental,
    List<NamedAudio> stems,
    double tempo,
    String genre)
    implements StepInput {
  public MixInput {
    UnsupportedRequest.unlessGiven("userId", userId);
    UnsupportedRequest.unlessGiven("vocal", vocal);
    UnsupportedRequest.unlessGiven("instrumental", instrumental);
    UnsupportedRequest.unlessGiven("genre", genre);
    if (!(tempo > 0)) throw new UnsupportedRequest("tempo must be above 0 BPM, was " + tempo);
  }
}
