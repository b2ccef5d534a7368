package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** How many iterations of a Map may fail. */
record Tolerance(Optional<Double> count, Optional<Double> percentage, int items) {

  static Tolerance of(JsonNode started, int items) {
    return new Tolerance(
        Optional.ofNullable(started.get("toleratedCount")).map(JsonNode::doubleValue),
        Optional.ofNullable(started.get("toleratedPercentage")).map(JsonNode::doubleValue),
        items);
  }

  /** Whether that many failures are too many. */
  boolean exceededBy(int failures) {
    if (count.isEmpty() && percentage.isEmpty()) return failures > 0;
    return count.filter(most -> failures > most).isPresent()
        || percentage.filter(most -> failures * 100.0 / items > most).isPresent();
  }

  /** What the Map fails with when an iteration's failure is one too many. */
  StateFailure failure(StateFailure last) {
    if (count.isEmpty() && percentage.isEmpty()) return last;
    return StateFailure.of(
        "States.ExceedToleratedFailureThreshold",
        "The specified tolerated failure threshold was exceeded");
  }
}
