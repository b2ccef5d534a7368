package dev.backline.mixmaster.api;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.json.Json;
import dev.backline.core.objects.Sha256;
import dev.backline.mixmaster.Job;
import dev.backline.mixmaster.Jobs;
import dev.backline.mixmaster.Work;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Takes an order of any kind; its id follows from what is ordered. */
@Singleton
final class StudioDesk {

  private static final int ID_DIGITS = 32;

  /** An item of the table has 400 KB at most, and the result comes to stand beside the order. */
  private static final int MOST_BYTES = 256 * 1024;

  private static final String SECONDS_TO_WAIT = "2";

  private final Jobs jobs;
  private final StudioViews views;
  private final Json json;
  private final Clock clock;

  StudioDesk(Jobs jobs, StudioViews views, Json json, Clock clock) {
    this.jobs = jobs;
    this.views = views;
    this.json = json;
    this.clock = clock;
  }

  HttpResponse<StudioAnswer> order(
      String userId,
      Work work,
      Optional<String> sessionId,
      Object order,
      Map<String, Object> settings) {
    byte[] canonical = json.canonical(json.tree(order));
    if (canonical.length > MOST_BYTES) {
      throw Failure.of(
          ErrorCode.PAYLOAD_TOO_LARGE,
          "The order has %d bytes, at most %d can be kept; use fewer clips, points or tracks."
              .formatted(canonical.length, MOST_BYTES));
    }
    String text = new String(canonical, StandardCharsets.UTF_8);
    String identity =
        String.join("\n", work.word(), work.engineVersion(), sessionId.orElse(""), text);
    Job job =
        jobs.order(
            new Job(
                "job_" + Sha256.of(identity).substring(0, ID_DIGITS),
                userId,
                work,
                sessionId,
                text,
                settings,
                new Job.Queued(),
                clock.instant(),
                0));
    var answer = StudioAnswer.of(views.show(job));
    return job.state() instanceof Job.Succeeded
        ? HttpResponse.ok(answer)
        : HttpResponse.<StudioAnswer>accepted(URI.create(answer.data().statusUrl()))
            .header("Retry-After", SECONDS_TO_WAIT)
            .body(answer);
  }
}
