package dev.backline.core.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.annotation.Serdeable;

/**
 * An event as EventBridge delivers it, to a function or in the body of a queue's message.
 *
 * @param id of the delivery by the bus; the id of the event itself is in the detail
 * @param source {@code backline}
 * @param detailType such as {@code recording.ready}
 * @param detail the fields listed in docs/architecture.md
 */
@Serdeable
public record BusEvent<D>(
    String id, String source, @JsonProperty("detail-type") String detailType, D detail) {

  /** The type of an event with this detail, for a handler's constructor. */
  @SuppressWarnings("unchecked") // a class literal cannot carry its type argument
  public static <D> Argument<BusEvent<D>> carrying(Class<D> detail) {
    return (Argument<BusEvent<D>>) (Argument<?>) Argument.of(BusEvent.class, detail);
  }
}
