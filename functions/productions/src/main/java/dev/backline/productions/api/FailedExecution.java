package dev.backline.productions.api;

import dev.backline.core.json.Json;
import dev.backline.core.json.MalformedJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

/** What the state machine says of an attempt that cannot go on. */
@Serdeable
record FailedExecution(
    String userId,
    String productionId,
    int attempt,
    @Nullable String error,
    @Nullable String cause) {

  /** What Step Functions puts into the cause when a function threw an exception. */
  @Serdeable
  record Thrown(@Nullable String errorMessage) {}

  String errorName() {
    return Optional.ofNullable(error).orElse("States.TaskFailed");
  }

  Optional<String> message(Json json) {
    try {
      return Optional.ofNullable(cause)
          .map(text -> json.read(text, Thrown.class))
          .map(Thrown::errorMessage);
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }
}
