package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;

/** How an attempt of a Task ended. */
sealed interface Outcome {

  /** The work was done. */
  record Success(JsonNode output) implements Outcome {}

  /** The work failed. */
  record Failure(StateFailure failure) implements Outcome {}

  /** The work took too long, or gave no sign of life. */
  record TimedOut(StateFailure failure) implements Outcome {}
}
