package dev.backline.export.api;

import dev.backline.core.media.FileRef;
import dev.backline.core.step.StepInput;
import dev.backline.core.step.UnsupportedRequest;
import io.micronaut.serde.annotation.Serdeable;

/** The payload of the state: what is finished before the mix is. */
@Serdeable
public record PackingInput(
    String userId,
    String productionId,
    FileRef take,
    ExportInput.Enhancement enhancement,
    ExportInput.Generation generation)
    implements StepInput {

  public PackingInput {
    UnsupportedRequest.unlessGiven("userId", userId);
    UnsupportedRequest.unlessGiven("productionId", productionId);
    UnsupportedRequest.unlessGiven("take", take);
    UnsupportedRequest.unlessGiven("enhancement", enhancement);
    UnsupportedRequest.unlessGiven("generation", generation);
  }

  /** What decides where the files lie, too: the same audio in another production is packed anew. */
  @Serdeable
  record Identity(
      String packageOf,
      FileRef take,
      ExportInput.Enhancement enhancement,
      ExportInput.Generation generation) {

    static Identity of(PackingInput input) {
      return new Identity(input.productionId, input.take, input.enhancement, input.generation);
    }
  }
}
