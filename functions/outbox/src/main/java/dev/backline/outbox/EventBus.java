package dev.backline.outbox;

import java.util.List;
import java.util.Set;

public interface EventBus {

  /** The most events that one call of {@link #publish} takes. */
  int MAX_BATCH = 10;

  /**
   * Publishes events.
   *
   * @return the positions of those that the bus did not take
   */
  Set<String> publish(List<ToldEvent> events);
}
