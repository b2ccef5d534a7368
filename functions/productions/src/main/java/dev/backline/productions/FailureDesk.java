package dev.backline.productions;

import java.time.Clock;
import java.util.Optional;

/** Keeps the reason why an attempt failed. */
public final class FailureDesk {

  private final ProductionStore store;
  private final Clock clock;

  public FailureDesk(ProductionStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Ends the attempt, unless it has ended already or another one runs.
   *
   * @param error the name of the error that the workflow caught
   * @param message of the exception, if it was one
   * @return whether this attempt now stands as failed
   */
  public boolean record(String productionId, int attempt, String error, Optional<String> message) {
    while (true) {
      var current =
          store
              .find(productionId)
              .filter(production -> production.attempt() == attempt)
              .filter(production -> !production.status().isFinal());
      if (current.isEmpty()) {
        return false;
      }
      var production = current.get();
      var failed = production.failed(Faults.of(error, message, production.step()), clock.instant());
      if (store.replace(failed, Optional.of(ProductionStore.Event.FAILED))) {
        return true;
      }
    }
  }
}
