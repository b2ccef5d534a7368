package dev.backline.upload.api;

import dev.backline.core.http.Ok;
import dev.backline.core.http.Principal;
import dev.backline.upload.Uploads;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Controller("/api/uploads")
@Tag(name = "uploads")
final class UploadsController {

  private final Uploads uploads;
  private final UploadViews views;

  UploadsController(Uploads uploads, UploadViews views) {
    this.uploads = uploads;
    this.views = views;
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Operation(
      summary = "Announce a file and get signed requests to send it with",
      description =
          "Small files go in one PUT, larger ones in parts that can be sent again on their own."
              + " Send the headers that come with each URL as they are. A file cannot be"
              + " overwritten: once it has arrived, the same PUT answers 412.")
  @ApiResponse(responseCode = "201", description = "What to send, and where.")
  @ApiResponse(responseCode = "400", description = "validation_failed")
  @ApiResponse(responseCode = "413", description = "file_too_large, with limitBytes.")
  @ApiResponse(responseCode = "422", description = "unsupported_format: this is no audio file.")
  HttpResponse<Ok<UploadView>> start(
      @Parameter(hidden = true) Principal principal, @Body UploadRequest body) {
    var recording = uploads.start(principal.userId(), body.wish());
    return HttpResponse.<Ok<UploadView>>created(URI.create("/api/uploads/" + recording.id()))
        .body(Ok.of(views.show(recording)));
  }

  @Get("/{id}")
  @Operation(
      summary = "Go on with an upload",
      description = "What has arrived, and signed requests for what has not.")
  @ApiResponse(responseCode = "200", description = "The upload.")
  @ApiResponse(responseCode = "404", description = "upload_not_found")
  @ApiResponse(responseCode = "410", description = "upload_expired")
  Ok<UploadView> get(@Parameter(hidden = true) Principal principal, String id) {
    return Ok.of(views.show(uploads.open(principal.userId(), id)));
  }

  @Post("/{id}/parts")
  @Operation(summary = "Fresh signed requests for parts")
  @ApiResponse(responseCode = "200", description = "The upload.")
  @ApiResponse(responseCode = "404", description = "upload_not_found")
  @ApiResponse(responseCode = "410", description = "upload_expired")
  Ok<UploadView> parts(
      @Parameter(hidden = true) Principal principal, String id, @Nullable @Body PartsRequest body) {
    var recording = uploads.open(principal.userId(), id);
    var wanted = Optional.ofNullable(body);
    return Ok.of(
        views.withParts(
            recording,
            wanted.map(PartsRequest::numbers).orElseGet(List::of),
            wanted.map(request -> request.checksums(recording)).orElseGet(Map::of)));
  }

  @Post("/{id}/complete")
  @Operation(summary = "End an upload", description = "Doing it twice is no fault.")
  @ApiResponse(responseCode = "200", description = "The upload.")
  @ApiResponse(responseCode = "404", description = "upload_not_found")
  @ApiResponse(responseCode = "409", description = "upload_incomplete, with missingParts.")
  @ApiResponse(responseCode = "410", description = "upload_expired")
  Ok<UploadView> complete(
      @Parameter(hidden = true) Principal principal, String id, @Nullable @Body PartsRequest body) {
    var recording = uploads.find(principal.userId(), id);
    var checksums =
        Optional.ofNullable(body).map(request -> request.checksums(recording)).orElseGet(Map::of);
    return Ok.of(views.show(uploads.complete(principal.userId(), id, checksums)));
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Operation(summary = "Give an upload up")
  @ApiResponse(responseCode = "204", description = "It is gone.")
  @ApiResponse(responseCode = "404", description = "upload_not_found")
  @ApiResponse(responseCode = "409", description = "conflict: it is complete.")
  void abort(@Parameter(hidden = true) Principal principal, String id) {
    uploads.abort(principal.userId(), id);
  }
}
