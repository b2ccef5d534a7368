package dev.backline.productions.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backline.core.media.FileRef;
import dev.backline.productions.MusicalKey;
import dev.backline.productions.Production;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

/** What an execution of the workflow begins with. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ExecutionInput(
    String userId,
    String productionId,
    String recordingId,
    int attempt,
    Optional<String> title,
    Optional<String> artist,
    FileRef take,
    Parameters parameters) {

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Parameters(
      String genre,
      String mood,
      Optional<String> key,
      Optional<Double> tempo,
      String quality,
      long seed,
      String target,
      double strength) {

    static Parameters of(dev.backline.productions.Parameters parameters) {
      return new Parameters(
          parameters.genre().word(),
          parameters.mood().word(),
          parameters.key().map(MusicalKey::label),
          parameters.tempo(),
          parameters.quality().word(),
          parameters.seed().orElseThrow(),
          parameters.target().word(),
          parameters.strength());
    }
  }

  static ExecutionInput of(Production production) {
    return new ExecutionInput(
        production.userId(),
        production.id(),
        production.order().recordingId(),
        production.attempt(),
        production.order().title(),
        production.order().artist(),
        production.take().orElseThrow().file(),
        Parameters.of(production.order().parameters()));
  }
}
