package dev.backline.workflows.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * One event of an execution's history, as GetExecutionHistory returns it.
 *
 * @param id counted from 1 without gaps
 * @param previousEventId the event that led to this one, 0 for none
 * @param type an event type of the Step Functions API, such as {@code TaskStateEntered}
 * @param details the API's members besides id, time and type, such as {@code
 *     {"stateEnteredEventDetails":{...}}}; empty if it has none
 */
public record HistoryEvent(
    long id, long previousEventId, Instant timestamp, String type, ObjectNode details) {

  public HistoryEvent {
    requireNonNull(timestamp, "timestamp is null");
    requireNonNull(type, "type is null");
    requireNonNull(details, "details is null");
  }

  /** The event with its time in epoch seconds, as the JSON 1.0 protocol has it. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("timestamp", timestamp.toEpochMilli() / 1000.0);
    json.put("type", type);
    json.put("id", id);
    json.put("previousEventId", previousEventId);
    json.setAll(details);
    return json;
  }

  /** Reads what {@link #toJson} wrote. */
  public static HistoryEvent of(JsonNode json) {
    ObjectNode details = ((ObjectNode) json).deepCopy();
    details.remove(List.of("timestamp", "type", "id", "previousEventId"));
    return new HistoryEvent(
        json.get("id").longValue(),
        json.get("previousEventId").longValue(),
        Instant.ofEpochMilli(Math.round(json.get("timestamp").doubleValue() * 1000)),
        json.get("type").textValue(),
        details);
  }
}
