package dev.backline.workflows.journal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.model.HistoryEvent;
import java.util.Optional;

/**
 * One line of a journal: something that has happened and must not happen again.
 *
 * @param key where in the execution it happened: a path of states, attempts and children that a
 *     second interpretation finds again
 * @param event the history event that it made, if it made one
 * @param value what was decided there; null if nothing
 */
public record Entry(String key, Optional<HistoryEvent> event, JsonNode value) {

  public Entry {
    requireNonNull(key, "key is null");
    requireNonNull(event, "event is null");
    requireNonNull(value, "value is null");
  }

  /** The id of its event, 0 without one. */
  public long eventId() {
    return event.map(HistoryEvent::id).orElse(0L);
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("key", key);
    event.ifPresent(made -> json.set("event", made.toJson()));
    if (!value.isNull()) json.set("value", value);
    return json;
  }

  static Entry of(JsonNode json) {
    JsonNode value = json.path("value");
    return new Entry(
        json.get("key").textValue(),
        Optional.ofNullable(json.get("event")).map(HistoryEvent::of),
        value.isMissingNode() ? NullNode.getInstance() : value);
  }
}
