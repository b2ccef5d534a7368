package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backline.workflows.definition.State;
import java.time.Instant;

/**
 * One stay in a state.
 *
 * @param key its journal key, unique in the execution
 * @param before the event that led to it
 * @param entered the id of its entered event
 */
record Visit(
    Frame frame,
    State state,
    String key,
    JsonNode input,
    long before,
    long entered,
    Instant enteredAt) {

  Cursor cursor() {
    return frame.cursor();
  }
}
