package dev.backline.mixmaster.adapter;

import dev.backline.mixmaster.JobStore;
import dev.backline.mixmaster.Jobs;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Joins the domain, which knows no container, with its adapters. */
@Factory
final class DeskBeans {

  @Singleton
  Jobs jobs(JobStore store, Clock clock) {
    return new Jobs(store, clock);
  }
}
