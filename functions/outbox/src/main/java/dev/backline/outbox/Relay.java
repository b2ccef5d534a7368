package dev.backline.outbox;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries events to the bus in the order in which they were told, and stops where the bus stops.
 */
@Singleton
public final class Relay {

  private final EventBus bus;

  Relay(EventBus bus) {
    this.bus = bus;
  }

  /**
   * Carries events.
   *
   * @return the position from which they have to come again; empty if all have arrived
   */
  public Optional<String> carry(List<ToldEvent> events) {
    for (int from = 0; from < events.size(); from += EventBus.MAX_BATCH) {
      List<ToldEvent> batch =
          events.subList(from, Math.min(from + EventBus.MAX_BATCH, events.size()));
      Set<String> refused = bus.publish(batch);
      Optional<String> first =
          batch.stream().map(ToldEvent::position).filter(refused::contains).findFirst();
      if (first.isPresent()) {
        return first;
      }
    }
    return Optional.empty();
  }
}
