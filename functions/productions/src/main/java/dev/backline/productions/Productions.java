package dev.backline.productions;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** What a musician can do with productions. Those of others do not exist for her. */
public final class Productions {

  private final ProductionStore store;
  private final Recordings recordings;
  private final Workflow workflow;
  private final Supplier<String> ids;
  private final Clock clock;

  public Productions(
      ProductionStore store,
      Recordings recordings,
      Workflow workflow,
      Supplier<String> ids,
      Clock clock) {
    this.store = store;
    this.recordings = recordings;
    this.workflow = workflow;
    this.ids = ids;
    this.clock = clock;
  }

  /** Takes an order; its recording may still be on its way. */
  public Production order(String userId, Order order) {
    var recording =
        recordings
            .find(userId, order.recordingId())
            .orElseThrow(
                () ->
                    Failure.of(
                            ErrorCode.RECORDING_NOT_FOUND,
                            "There is no recording "
                                + order.recordingId()
                                + ". Start an upload with POST /api/uploads and use its"
                                + " recordingId.")
                        .field("recordingId"));
    if (recording.state() instanceof Recording.Rejected rejected) {
      throw Failure.of(
              ErrorCode.RECORDING_REJECTED,
              "The recording cannot be used: " + rejected.reason() + " Upload another take.")
          .field("recordingId")
          .with("reason", rejected.code());
    }
    var titled =
        new Order(
            order.recordingId(),
            order.title().or(() -> Optional.of(recording.title())),
            order.artist(),
            order.parameters());
    var production = Production.queued(ids.get(), userId, titled, clock.instant());
    store.create(production, ProductionStore.Event.REQUESTED);
    return production;
  }

  public Production find(String userId, String productionId) {
    return store
        .find(productionId)
        .filter(production -> production.userId().equals(userId))
        .orElseThrow(
            () -> Failure.of(ErrorCode.JOB_NOT_FOUND, "There is no job " + productionId + "."));
  }

  public ProductionStore.Page list(
      String userId, Optional<Status> status, int limit, Optional<String> cursor) {
    return store.list(userId, status, limit, cursor);
  }

  /** Ends a production that has not ended. Asking twice is no fault. */
  public Production cancel(String userId, String productionId) {
    while (true) {
      var production = find(userId, productionId);
      if (production.status() == Status.CANCELED) {
        workflow.stop(production);
        return production;
      }
      if (production.status().isFinal()) {
        throw Failure.of(
                ErrorCode.JOB_NOT_CANCELABLE,
                "The job has " + production.status().word() + "; nothing is left to cancel.")
            .with("status", production.status().word());
      }
      var canceled = production.canceled(clock.instant());
      if (store.replace(canceled, Optional.of(ProductionStore.Event.CANCELED))) {
        workflow.stop(canceled);
        return canceled;
      }
    }
  }

  /** Tries a production again; the steps that succeeded before are not done twice. */
  public Production retry(String userId, String productionId) {
    var production = find(userId, productionId);
    if (production.status() != Status.FAILED && production.status() != Status.CANCELED) {
      throw Failure.of(
              ErrorCode.JOB_NOT_RETRYABLE,
              "The job is "
                  + production.status().word()
                  + "; only a failed or canceled one can be"
                  + " tried again.")
          .with("status", production.status().word());
    }
    if (production.attempt() >= Production.MAX_ATTEMPTS) {
      throw Failure.of(
          ErrorCode.MAX_RETRIES_REACHED,
          "Max retries reached: "
              + Production.MAX_ATTEMPTS
              + " attempts were made. Change the take or the parameters and start a new"
              + " production.");
    }
    var again = production.again();
    if (!store.replace(again, Optional.of(ProductionStore.Event.REQUESTED))) {
      throw Failure.of(
          ErrorCode.CONFLICT, "Somebody else changed this job just now. Read it again.");
    }
    return again;
  }
}
