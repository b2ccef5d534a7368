package dev.backline.productions.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** The documented flat members, and the whole job in the envelope. */
@Serdeable
record JobAnswer(
    boolean ok,
    String id,
    String status,
    int progress,
    @Nullable JobView.ResultView result,
    JobView data) {

  static JobAnswer of(JobView job) {
    return new JobAnswer(true, job.id(), job.status(), job.progress(), job.result(), job);
  }
}
