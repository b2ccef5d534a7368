package dev.backline.mixmaster.api;

import dev.backline.core.http.Principal;
import dev.backline.mixmaster.Asked;
import dev.backline.mixmaster.SoundOrder;
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
import java.util.Map;

@Controller("/api/audio")
@Tag(name = "studio")
final class AudioController {

  private static final List<String> FIELDS =
      AskedBody.fields(List.of("file_url", "session_id"), List.of());

  private final AskedBody bodies;
  private final AskedSound sounds;
  private final StudioDesk desk;

  AudioController(AskedBody bodies, AskedSound sounds, StudioDesk desk) {
    this.bodies = bodies;
    this.sounds = sounds;
    this.desk = desk;
  }

  @Post("/separate")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.MULTIPART_FORM_DATA})
  @Operation(
      operationId = "separateAudio",
      summary = "Take a mix apart",
      description =
          "Vocals, drums, bass and the rest as WAV, 48 kHz; they add up to the mix. Follow the job"
              + " at Location until has_stems is there; separation says how good the stems are.")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = SeparateForm.class)),
        @Content(
            mediaType = MediaType.MULTIPART_FORM_DATA,
            schema = @Schema(implementation = SeparateForm.class))
      })
  @ApiResponse(responseCode = "200", description = "It was ordered before and is done.")
  @ApiResponse(
      responseCode = "202",
      description = "It is ordered; Location is the job.",
      content = @Content(schema = @Schema(implementation = StudioAnswer.class)))
  @ApiResponse(
      responseCode = "400",
      description = "validation_failed: names the field and its fix.")
  @ApiResponse(responseCode = "404", description = "media_not_found or recording_not_found")
  @ApiResponse(responseCode = "409", description = "recording_not_ready or recording_rejected")
  @ApiResponse(responseCode = "413", description = "payload_too_large: above 4.4 MB")
  @ApiResponse(responseCode = "422", description = "The reason why the file is no sound.")
  HttpResponse<StudioAnswer> separate(
      @Parameter(hidden = true) Principal principal,
      @Parameter(hidden = true) HttpRequest<?> request)
      throws IOException {
    var body = bodies.read(request, principal);
    body.asked().only(FIELDS);
    var session = AskedSound.session(body.asked());
    var sound =
        sounds
            .find(principal.userId(), body)
            .orElseThrow(() -> Asked.wrong("file_url", "is missing; name the mix, or send a file"));
    return desk.order(principal.userId(), Work.SEPARATE, session, new SoundOrder(sound), Map.of());
  }
}
