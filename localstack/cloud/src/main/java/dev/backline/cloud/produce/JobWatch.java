package dev.backline.cloud.produce;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks for a job until it has ended, and fetches its preview as soon as there is one. */
final class JobWatch {

  private static final long PAUSE_MS = 250;
  private static final Set<String> ENDED = Set.of("succeeded", "failed", "canceled");

  private final BacklineApi api;
  private final Reporter reporter;
  private final Path out;
  private final CountDownLatch never = new CountDownLatch(1);

  JobWatch(BacklineApi api, Reporter reporter, Path out) {
    this.api = api;
    this.reporter = reporter;
    this.out = out;
  }

  /** The job in its final state. */
  JsonNode follow(String jobId) throws IOException {
    boolean previewed = false;
    while (true) {
      JsonNode job = api.get("/api/jobs/" + jobId).path("data");
      reporter.progressed(job);
      if (!previewed && job.hasNonNull("preview")) {
        Path file = Files.createDirectories(out.resolve(jobId)).resolve("preview.mp3");
        api.download(URI.create(job.path("preview").path("url").asText()), file);
        reporter.previewed(file);
        previewed = true;
      }
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
