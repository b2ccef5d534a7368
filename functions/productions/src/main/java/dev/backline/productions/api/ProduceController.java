package dev.backline.productions.api;

import dev.backline.core.http.Principal;
import dev.backline.productions.Production;
import dev.backline.productions.Productions;
import dev.backline.productions.StepTimeStore;
import dev.backline.productions.StepTimes;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;

@Controller("/api/produce")
@Tag(name = "productions")
final class ProduceController {

  private final Productions productions;
  private final StepTimeStore times;

  ProduceController(Productions productions, StepTimeStore times) {
    this.productions = productions;
    this.times = times;
  }

  @Post
  @Status(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Make a track of a take",
      description =
          "Answers at once; the work goes on without the client. It may be called before the upload"
              + " of the take is complete: the job begins when the take is ready. Send an"
              + " Idempotency-Key to be able to repeat the call.")
  @ApiResponse(responseCode = "202", description = "The job is queued.")
  @ApiResponse(
      responseCode = "400",
      description = "validation_failed: names each field and its fix.")
  @ApiResponse(responseCode = "404", description = "recording_not_found")
  @ApiResponse(responseCode = "409", description = "recording_rejected, with its reason.")
  HttpResponse<ProduceAnswer> produce(
      @Parameter(hidden = true) Principal principal, @Body ProduceRequest body) {
    Production production = productions.order(principal.userId(), body.wishes().order());
    return HttpResponse.<ProduceAnswer>accepted(URI.create("/api/jobs/" + production.id()))
        .body(ProduceAnswer.of(production, StepTimes.of(times.all())));
  }
}
