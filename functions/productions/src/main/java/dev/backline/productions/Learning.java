package dev.backline.productions;

import java.util.ArrayList;

/** Learns from every success how long the steps take. */
public final class Learning {

  private final ProductionStore store;
  private final StepTimeStore times;

  public Learning(ProductionStore store, StepTimeStore times) {
    this.store = store;
    this.times = times;
  }

  /** A later attempt finds what the first one made and says nothing of how long making it takes. */
  public void succeeded(String productionId, int attempt) {
    var found =
        store
            .find(productionId)
            .filter(production -> attempt == 1 && production.attempt() == 1)
            .filter(production -> production.status() == Status.SUCCEEDED);
    if (found.isEmpty() || found.get().takeMs().isEmpty()) {
      return;
    }
    double seconds = found.get().takeMs().getAsLong() / 1000.0;
    var known = StepTimes.of(times.all());
    var learned = new ArrayList<StepTime>();
    found
        .get()
        .steps()
        .forEach(
            (step, run) ->
                run.finish()
                    .ifPresent(
                        finish ->
                            learned.add(
                                known
                                    .byStep()
                                    .get(step)
                                    .learn(seconds, (double) finish.elapsedMs()))));
    times.put(learned);
  }
}
