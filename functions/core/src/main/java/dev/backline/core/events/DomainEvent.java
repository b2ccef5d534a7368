package dev.backline.core.events;

import java.util.Map;
import java.util.Objects;

/**
 * Something that has happened, told in the past tense and listed in docs/architecture.md.
 *
 * @param type such as {@code recording.ready}: the {@code detail-type} on the bus
 * @param detail the fields listed there without {@code eventId} and {@code occurredAt}; values as
 *     {@link dev.backline.core.table.Item.Builder#value} takes them
 */
public record DomainEvent(String type, Map<String, Object> detail) {

  public DomainEvent {
    Objects.requireNonNull(type, "type is null");
    detail = Map.copyOf(detail);
  }
}
