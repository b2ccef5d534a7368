package dev.backline.cloud.produce;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks for a job until it has ended. */
final class JobWatch {

  private static final long PAUSE_MS = 250;
  private static final Set<String> ENDED = Set.of("succeeded", "failed", "canceled");

  private final BacklineApi api;
  private final Reporter reporter;
  private final CountDownLatch never = new CountDownLatch(1);

  JobWatch(BacklineApi api, Reporter reporter) {
    this.api = api;
    this.reporter = reporter;
  }

  /** The job in its final state. */
  JsonNode follow(String jobId) throws IOException {
    while (true) {
      JsonNode job = api.get("/api/jobs/" + jobId).path("data");
      reporter.progressed(job);
      if (ENDED.contains(job.path("status").asText())) return job;
      pause();
    }
  }

  private void pause() throws IOException {
    try {
      boolean _ = never.await(PAUSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while following the production", interrupted);
    }
  }
}
