package dev.backline.enhancement.api;

import dev.backline.core.media.FileRef;
import dev.backline.core.step.StepInput;
import dev.backline.core.step.UnsupportedRequest;
import io.micronaut.serde.annotation.Serdeable;

/** The payload of the state. */
@Serdeable
public record EnhancementInput(String userId, FileRef take, double strength) implements StepInput {

  public EnhancementInput {
    UnsupportedRequest.unlessGiven("userId", userId);
    UnsupportedRequest.unlessGiven("take", take);
    if (!(strength >= 0 && strength <= 1)) {
      throw new UnsupportedRequest("strength must be 0 to 1, was " + strength);
    }
  }
}
