package dev.backline.mixmaster.api;

import dev.backline.core.http.Principal;
import dev.backline.mixmaster.Jobs;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

@Controller(StudioJob.PATH)
@Tag(name = "studio")
final class StudioJobsController {

  private final Jobs jobs;
  private final StudioViews views;

  StudioJobsController(Jobs jobs, StudioViews views) {
    this.jobs = jobs;
    this.views = views;
  }

  @Get("/{id}")
  @Operation(
      operationId = "getStudioJob",
      summary = "Follow studio work",
      description =
          "Ask every second or two until status is succeeded or failed. Links live for an hour;"
              + " read the job again for new ones.")
  @ApiResponse(responseCode = "200", description = "The job.")
  @ApiResponse(responseCode = "304", description = "It has not changed since the ETag was given.")
  @ApiResponse(responseCode = "404", description = "job_not_found")
  HttpResponse<StudioAnswer> get(@Parameter(hidden = true) Principal principal, String id) {
    var job = jobs.find(principal.userId(), id);
    return HttpResponse.ok(StudioAnswer.of(views.show(job)))
        .header(HttpHeaders.ETAG, views.tag(job));
  }
}
