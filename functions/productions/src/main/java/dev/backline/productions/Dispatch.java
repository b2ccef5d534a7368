package dev.backline.productions;

import java.time.Clock;
import java.util.Optional;

/**
 * Brings productions and recordings together, in whatever order they come. Each of its answers may
 * be asked for any number of times.
 */
public final class Dispatch {

  private final ProductionStore store;
  private final Recordings recordings;
  private final Workflow workflow;
  private final Clock clock;

  public Dispatch(ProductionStore store, Recordings recordings, Workflow workflow, Clock clock) {
    this.store = store;
    this.recordings = recordings;
    this.workflow = workflow;
    this.clock = clock;
  }

  /** A production was ordered, or is to be tried again. */
  public void requested(String productionId, int attempt) {
    advance(productionId, attempt);
  }

  /** The ingest has decided on a recording, for better or worse. */
  public void decided(String recordingId) {
    for (var production : store.waitingFor(recordingId)) {
      advance(production.id(), production.attempt());
    }
  }

  private void advance(String productionId, int attempt) {
    var found =
        store
            .find(productionId)
            .filter(production -> production.attempt() == attempt)
            .filter(production -> production.status() == Status.QUEUED);
    if (found.isEmpty()) {
      return;
    }
    var production = found.get();
    var state =
        recordings
            .find(production.userId(), production.order().recordingId())
            .map(Recording::state)
            .orElseGet(
                () -> new Recording.Rejected("recording_not_found", "The recording is gone."));
    boolean written =
        switch (state) {
          case Recording.Awaited _ -> true;
          case Recording.Ready ready -> start(production.ready(ready.take()));
          case Recording.Rejected rejected -> fail(production, rejected);
        };
    if (!written) {
      advance(productionId, attempt);
    }
  }

  private boolean start(Production production) {
    if (!store.replace(production, Optional.empty())) {
      return false;
    }
    workflow.start(production);
    return true;
  }

  private boolean fail(Production production, Recording.Rejected rejected) {
    var fault = new Fault(rejected.code(), rejected.reason(), Optional.empty());
    return store.replace(
        production.failed(fault, clock.instant()), Optional.of(ProductionStore.Event.FAILED));
  }
}
