package dev.backline.productions.adapter;

import dev.backline.core.ids.IdKind;
import dev.backline.core.ids.Ids;
import dev.backline.productions.Dispatch;
import dev.backline.productions.FailureDesk;
import dev.backline.productions.Learning;
import dev.backline.productions.ProductionStore;
import dev.backline.productions.Productions;
import dev.backline.productions.Recordings;
import dev.backline.productions.StepTimeStore;
import dev.backline.productions.Workflow;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Joins the domain, which knows no container, with its adapters. */
@Factory
final class ProductionBeans {

  @Singleton
  Productions productions(
      ProductionStore store, Recordings recordings, Workflow workflow, Ids ids, Clock clock) {
    return new Productions(store, recordings, workflow, () -> ids.next(IdKind.PRODUCTION), clock);
  }

  @Singleton
  Dispatch dispatch(ProductionStore store, Recordings recordings, Workflow workflow, Clock clock) {
    return new Dispatch(store, recordings, workflow, clock);
  }

  @Singleton
  FailureDesk failureDesk(ProductionStore store, Clock clock) {
    return new FailureDesk(store, clock);
  }

  @Singleton
  Learning learning(ProductionStore store, StepTimeStore times) {
    return new Learning(store, times);
  }
}
