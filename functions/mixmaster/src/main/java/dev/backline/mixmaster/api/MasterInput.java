package dev.backline.mixmaster.api;

import dev.backline.core.media.AudioRef;
import dev.backline.core.step.StepInput;
import dev.backline.core.step.UnsupportedRequest;
import io.micronaut.serde.annotation.Serdeable;

@Serdeable
public record MasterInput(String userId, AudioRef mix, String genre, String target)
    implements StepInput {
  public MasterInput {
    UnsupportedRequest.unlessGiven("userId", userId);
    UnsupportedRequest.unlessGiven("mix", mix);
    UnsupportedRequest.unlessGiven("genre", genre);
    UnsupportedRequest.unlessGiven("target", target);
  }
}
