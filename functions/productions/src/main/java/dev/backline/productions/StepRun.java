package dev.backline.productions;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** One step of one attempt. */
public record StepRun(Instant startedAt, Optional<Finish> finish) {

  public StepRun {
    Objects.requireNonNull(startedAt, "startedAt is null");
  }

  /**
   * @param outcome the step's answer, as the JSON object of docs/architecture.md
   */
  public record Finish(Instant at, long elapsedMs, String outcome) {}
}
