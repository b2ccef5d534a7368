package dev.backline.productions.api;

import dev.backline.productions.Estimate;
import dev.backline.productions.Production;
import dev.backline.productions.StepTimes;
import io.micronaut.serde.annotation.Serdeable;

/** The documented flat members, and the same in the envelope. */
@Serdeable
record ProduceAnswer(boolean ok, String jobId, String status, String estimatedTime, Data data) {

  @Serdeable
  record Data(
      String jobId,
      String status,
      String estimatedTime,
      long estimatedMs,
      String recordingId,
      String title) {}

  static ProduceAnswer of(Production production, StepTimes times) {
    long millis = times.wholeMs(production.takeMs());
    var data =
        new Data(
            production.id(),
            production.status().word(),
            Estimate.words(millis),
            millis,
            production.order().recordingId(),
            production.order().title().orElse(""));
    return new ProduceAnswer(true, data.jobId(), data.status(), data.estimatedTime(), data);
  }
}
