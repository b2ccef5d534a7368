package dev.backline.mixmaster.api;

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
    String text = new String(json.canonical(json.tree(order)), StandardCharsets.UTF_8);
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
