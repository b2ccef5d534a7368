package dev.backline.mixmaster.api;

import dev.backline.core.http.Principal;
import dev.backline.mixmaster.Work;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

@Controller("/api/studio/bounce")
@Tag(name = "studio")
final class BounceController {

  private final AskedBody bodies;
  private final AskedSession sessions;
  private final StudioDesk desk;

  BounceController(AskedBody bodies, AskedSession sessions, StudioDesk desk) {
    this.bodies = bodies;
    this.sessions = sessions;
    this.desk = desk;
  }

  @Post
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "bounceSession",
      summary = "Render a session",
      description =
          "The body is a session as docs/studio-session.md describes it; its files are sounds of"
              + " yours, named as file_url of POST /api/mix/process. Follow the job at Location"
              + " until file_url is there: stereo WAV, 24-bit, 44.1 kHz unless the session has"
              + " another rate.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = "object", description = "docs/studio-session.md")))
  @ApiResponse(responseCode = "200", description = "It was ordered before and is done.")
  @ApiResponse(
      responseCode = "202",
      description = "It is ordered; Location is the job.",
      content = @Content(schema = @Schema(implementation = StudioAnswer.class)))
  @ApiResponse(
      responseCode = "400",
      description = "validation_failed: names the field by its path, and its fix.")
  @ApiResponse(responseCode = "409", description = "recording_not_ready")
  @ApiResponse(responseCode = "413", description = "payload_too_large: above 256 KB.")
  HttpResponse<StudioAnswer> bounce(
      @Parameter(hidden = true) Principal principal,
      @Parameter(hidden = true) HttpRequest<?> request)
      throws IOException {
    var order = sessions.order(principal.userId(), bodies.members(request));
    return desk.order(principal.userId(), Work.BOUNCE, Optional.empty(), order, Map.of());
  }
}
