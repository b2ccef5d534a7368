package dev.backline.mixmaster.api;

import dev.backline.core.failure.Failure;
import dev.backline.core.http.Principal;
import dev.backline.core.media.FileRef;
import dev.backline.mixmaster.Asked;
import dev.backline.mixmaster.DeskSettings;
import dev.backline.mixmaster.MixOrder;
import dev.backline.mixmaster.Sessions;
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
import java.util.List;
import java.util.Optional;

@Controller("/api/mix")
@Tag(name = "studio")
final class MixController {

  private static final List<String> PROCESS_FIELDS =
      AskedBody.fields(List.of("file_url", "session_id"), DeskSettings.PROCESS_NAMES);
  private static final List<String> RUN_FIELDS =
      AskedBody.fields(List.of("session_id"), DeskSettings.RUN_NAMES);

  private final AskedBody bodies;
  private final AskedSound sounds;
  private final Sessions sessions;
  private final StudioDesk desk;

  MixController(AskedBody bodies, AskedSound sounds, Sessions sessions, StudioDesk desk) {
    this.bodies = bodies;
    this.sounds = sounds;
    this.sessions = sessions;
    this.desk = desk;
  }

  @Post("/process")
  @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "processMix",
      summary = "Treat and master a sound, or a session",
      description =
          "Of one sound (file or file_url), or, with session_id alone, of the vocal and the beat of"
              + " a production. The work goes on without the client: follow the job at Location"
              + " until file_url is there. The same order again is the same job. What the values"
              + " do: docs/mixing.md.")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.MULTIPART_FORM_DATA,
            schema = @Schema(implementation = ProcessForm.class)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ProcessForm.class))
      })
  @ApiResponse(responseCode = "200", description = "It was ordered before and is done.")
  @ApiResponse(
      responseCode = "202",
      description = "It is ordered; Location is the job.",
      content = @Content(schema = @Schema(implementation = StudioAnswer.class)))
  @ApiResponse(
      responseCode = "400",
      description = "validation_failed: names the field and its fix.")
  @ApiResponse(
      responseCode = "404",
      description = "media_not_found, recording_not_found or project_not_found")
  @ApiResponse(
      responseCode = "409",
      description = "recording_not_ready, recording_rejected or result_not_ready")
  @ApiResponse(responseCode = "413", description = "payload_too_large: above 4.4 MB")
  @ApiResponse(responseCode = "422", description = "The reason why the file is no sound.")
  HttpResponse<StudioAnswer> process(
      @Parameter(hidden = true) Principal principal,
      @Parameter(hidden = true) HttpRequest<?> request)
      throws IOException {
    var body = bodies.read(request, principal);
    var settings = DeskSettings.ofProcess(body.asked().only(PROCESS_FIELDS));
    var session = AskedSound.session(body.asked());
    var order = order(principal.userId(), body, settings, session);
    return desk.order(principal.userId(), Work.PROCESS, session, order, settings.given());
  }

  @Post("/run")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.MULTIPART_FORM_DATA})
  @Operation(
      operationId = "runMix",
      summary = "Mix a session again",
      description =
          "The vocal and the beat of a production in another balance, mastered for the target that"
              + " the production was made for. Follow the job at Location until mix_url and"
              + " master_url are there.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RunForm.class)))
  @ApiResponse(responseCode = "200", description = "It was ordered before and is done.")
  @ApiResponse(
      responseCode = "202",
      description = "It is ordered; Location is the job.",
      content = @Content(schema = @Schema(implementation = StudioAnswer.class)))
  @ApiResponse(
      responseCode = "400",
      description = "validation_failed: names the field and its fix.")
  @ApiResponse(responseCode = "404", description = "project_not_found")
  @ApiResponse(responseCode = "409", description = "result_not_ready: there is no beat yet.")
  HttpResponse<StudioAnswer> run(
      @Parameter(hidden = true) Principal principal,
      @Parameter(hidden = true) HttpRequest<?> request) {
    var asked = bodies.read(request, principal).asked().only(RUN_FIELDS);
    var settings = DeskSettings.ofRun(asked);
    String session =
        AskedSound.session(asked)
            .orElseThrow(
                () ->
                    Asked.wrong(
                        "session_id", "is missing; give the id of a production or session"));
    var order = MixOrder.of(sessions.find(principal.userId(), session), settings);
    return desk.order(principal.userId(), Work.RUN, Optional.of(session), order, settings.given());
  }

  private MixOrder order(
      String userId, AskedBody.Body body, DeskSettings settings, Optional<String> session)
      throws IOException {
    Optional<FileRef> sound = sounds.find(userId, body);
    if (sound.isPresent()) return MixOrder.of(sound.get(), settings);
    return MixOrder.of(
        sessions.find(userId, session.orElseThrow(MixController::nothing)), settings);
  }

  private static Failure nothing() {
    return Asked.wrong(
        "file", "is missing; send a file, or file_url, or the session_id of a production");
  }
}
