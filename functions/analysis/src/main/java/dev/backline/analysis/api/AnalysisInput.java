package dev.backline.analysis.api;

import dev.backline.audio.analysis.Hints;
import dev.backline.audio.key.MusicalKey;
import dev.backline.core.media.AudioRef;
import dev.backline.core.step.StepInput;
import dev.backline.core.step.UnsupportedRequest;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.OptionalDouble;

@Serdeable
record AnalysisInput(
    String userId,
    AudioRef vocal,
    Optional<String> genre,
    Optional<Double> tempoHint,
    Optional<String> keyHint)
    implements StepInput {

  AnalysisInput {
    UnsupportedRequest.unlessGiven("userId", userId);
    UnsupportedRequest.unlessGiven("vocal", vocal);
  }

  Hints hints() {
    OptionalDouble tempo = tempoHint.stream().mapToDouble(Double::doubleValue).findFirst();
    try {
      return new Hints(tempo, keyHint.map(AnalysisInput::key), genre);
    } catch (IllegalArgumentException e) {
      throw new UnsupportedRequest("tempoHint is out of range: " + e.getMessage());
    }
  }

  private static MusicalKey key(String text) {
    return MusicalKey.parse(text)
        .orElseThrow(
            () ->
                new UnsupportedRequest(
                    "keyHint is not a key: \""
                        + text
                        + "\". Write it as \"C minor\" or \"F# Major\""));
  }
}
