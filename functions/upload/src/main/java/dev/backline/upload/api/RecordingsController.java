package dev.backline.upload.api;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.http.Ok;
import dev.backline.core.http.Page;
import dev.backline.core.http.Principal;
import dev.backline.core.http.RawBody;
import dev.backline.upload.DirectUpload;
import dev.backline.upload.RecordingStore;
import dev.backline.upload.UploadWish;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Optional;

@Controller("/api/recordings")
@Tag(name = "recordings")
final class RecordingsController {

  private final RecordingStore recordings;
  private final DirectUpload direct;
  private final RecordingViews views;

  RecordingsController(RecordingStore recordings, DirectUpload direct, RecordingViews views) {
    this.recordings = recordings;
    this.direct = direct;
    this.views = views;
  }

  @Serdeable
  record UploadedView(String file_url, String filename, String recordingId) {}

  @Post("/upload")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Send a small take in one call",
      description =
          "A form with file and, optionally, session_id; at most 4 MB. The file is decoded before"
              + " the answer. Send larger ones with POST /api/uploads.")
  @RequestBody(content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA))
  @ApiResponse(responseCode = "200", description = "The take is ready.")
  @ApiResponse(responseCode = "413", description = "payload_too_large")
  @ApiResponse(responseCode = "422", description = "The reason why the file is no take.")
  Ok<UploadedView> upload(
      @Parameter(hidden = true) Principal principal,
      @Header(HttpHeaders.CONTENT_TYPE) String contentType,
      @Parameter(hidden = true) HttpRequest<?> request)
      throws IOException {
    var form = RecordingForm.parse(contentType, RawBody.of(request));
    var recording = direct.take(principal.userId(), form.fileName(), form.sessionId(), form.file());
    return Ok.of(
        new UploadedView(
            views.link(recording.key()), recording.upload().fileName(), recording.id()));
  }

  @Get
  @Operation(summary = "Recordings, newest first")
  @ApiResponse(responseCode = "200", description = "A page; next opens the page that follows.")
  Ok<Page<RecordingView>> list(
      @Parameter(hidden = true) Principal principal,
      @QueryValue(defaultValue = "20") @Parameter(description = "1 to 100.") int limit,
      @Nullable @QueryValue @Parameter(description = "next of the page before.") String cursor) {
    if (limit < 1 || limit > 100) {
      throw UploadWish.invalid("limit", "must be 1 to 100");
    }
    var page = recordings.list(principal.userId(), limit, Optional.ofNullable(cursor));
    return Ok.of(new Page<>(page.recordings().stream().map(views::show).toList(), page.next()));
  }

  @Get("/{id}")
  @Operation(summary = "A recording: its state, what was measured, links")
  @ApiResponse(responseCode = "200", description = "The recording.")
  @ApiResponse(responseCode = "304", description = "It has not changed since the ETag was given.")
  @ApiResponse(responseCode = "404", description = "recording_not_found")
  HttpResponse<Ok<RecordingView>> get(@Parameter(hidden = true) Principal principal, String id) {
    var recording =
        recordings
            .find(principal.userId(), id)
            .orElseThrow(
                () ->
                    Failure.of(ErrorCode.RECORDING_NOT_FOUND, "There is no recording " + id + "."));
    return HttpResponse.ok(Ok.of(views.show(recording)))
        .header(HttpHeaders.ETAG, views.tag(recording));
  }
}
