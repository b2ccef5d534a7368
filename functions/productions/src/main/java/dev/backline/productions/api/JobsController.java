package dev.backline.productions.api;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.http.Ok;
import dev.backline.core.http.Page;
import dev.backline.core.http.Principal;
import dev.backline.productions.Production;
import dev.backline.productions.Productions;
import dev.backline.productions.Status;
import dev.backline.productions.StepTimeStore;
import dev.backline.productions.StepTimes;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

@Controller("/api/jobs")
@Tag(name = "productions")
final class JobsController {

  private final Productions productions;
  private final StepTimeStore times;
  private final JobViews views;

  JobsController(Productions productions, StepTimeStore times, JobViews views) {
    this.productions = productions;
    this.times = times;
    this.views = views;
  }

  @Get
  @Operation(summary = "Jobs, newest first")
  @ApiResponse(responseCode = "200", description = "A page; next opens the page that follows.")
  Ok<Page<JobView>> list(
      @Parameter(hidden = true) Principal principal,
      @Nullable
          @QueryValue
          @Parameter(description = "queued, running, succeeded, failed or canceled.")
          String status,
      @QueryValue(defaultValue = "20") @Parameter(description = "1 to 100.") int limit,
      @Nullable @QueryValue @Parameter(description = "next of the page before.") String cursor) {
    if (limit < 1 || limit > 100) {
      throw invalid("limit", "must be 1 to 100");
    }
    var wanted = Optional.ofNullable(status).map(JobsController::status);
    var page = productions.list(principal.userId(), wanted, limit, Optional.ofNullable(cursor));
    var known = StepTimes.of(times.all());
    return Ok.of(
        new Page<>(
            page.productions().stream().map(job -> views.show(job, known)).toList(), page.next()));
  }

  @Get("/{id}")
  @Operation(
      summary = "Follow a job",
      description =
          "Progress is 10, 30, 50, 75, 90, 100: after enhancement, analysis, generation, mix,"
              + " master and export. Seconds after the upload preview lets the musician hear how"
              + " the track begins. Links live for an hour; read the job again for new ones.")
  @ApiResponse(responseCode = "200", description = "The job.")
  @ApiResponse(responseCode = "304", description = "It has not changed since the ETag was given.")
  @ApiResponse(responseCode = "404", description = "job_not_found")
  HttpResponse<JobAnswer> get(@Parameter(hidden = true) Principal principal, String id) {
    return answer(productions.find(principal.userId(), id));
  }

  @Post("/{id}/cancel")
  @Operation(summary = "Stop a job", description = "Doing it twice is no fault.")
  @ApiResponse(responseCode = "200", description = "The job, canceled.")
  @ApiResponse(responseCode = "404", description = "job_not_found")
  @ApiResponse(responseCode = "409", description = "job_not_cancelable: it has ended.")
  HttpResponse<JobAnswer> cancel(@Parameter(hidden = true) Principal principal, String id) {
    return answer(productions.cancel(principal.userId(), id));
  }

  @Post("/{id}/retry")
  @Operation(
      summary = "Try a failed or canceled job again",
      description = "Goes on at the step that failed: the steps before it are not done twice.")
  @ApiResponse(responseCode = "200", description = "The job, queued again.")
  @ApiResponse(responseCode = "404", description = "job_not_found")
  @ApiResponse(
      responseCode = "409",
      description = "job_not_retryable, or max_retries_reached after three attempts.")
  HttpResponse<JobAnswer> retry(@Parameter(hidden = true) Principal principal, String id) {
    return answer(productions.retry(principal.userId(), id));
  }

  private HttpResponse<JobAnswer> answer(Production production) {
    var job = views.show(production, StepTimes.of(times.all()));
    return HttpResponse.ok(JobAnswer.of(job)).header(HttpHeaders.ETAG, views.tag(production));
  }

  private static Status status(String word) {
    return Status.find(word)
        .orElseThrow(
            () -> invalid("status", "must be queued, running, succeeded, failed or canceled"));
  }

  private static Failure invalid(String field, String fix) {
    return Failure.of(ErrorCode.VALIDATION_FAILED, field + " " + fix + ".").field(field);
  }
}
