package dev.backline.export.api;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.handler.Settings;
import dev.backline.core.http.Ok;
import dev.backline.core.http.Principal;
import dev.backline.core.json.Json;
import dev.backline.core.objects.Presigner;
import dev.backline.export.DownloadRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Hands out finished tracks. */
@Controller("/api/projects")
@Tag(name = "downloads")
public class DownloadsController {

  private static final long LONGEST_FOR_ONE_CALL_MS = 10 * 60_000;
  private static final long SECONDS_TO_WAIT = 15;

  private final FinishedProductions productions;
  private final Downloads downloads;
  private final Presigner presigner;
  private final SqsClient queues;
  private final Settings settings;
  private final Json json;

  DownloadsController(
      FinishedProductions productions,
      Downloads downloads,
      Presigner presigner,
      SqsClient queues,
      Settings settings,
      Json json) {
    this.productions = productions;
    this.downloads = downloads;
    this.presigner = presigner;
    this.queues = queues;
    this.settings = settings;
    this.json = json;
  }

  /** What stands in the answer while a download is being made. */
  @Serdeable
  public record Preparing(String status, long retryAfter) {}

  @Get("/{id}/export")
  @Operation(
      summary = "Download a finished track",
      description =
          "Redirects to a signed URL that a browser saves under the track's title. Formats: wav"
              + " (16-bit), mp3 (128 to 320 kbit/s), flac, aac and m4a (128 to 256), ogg (64 to"
              + " 320), at 44.1 kHz, and opus (64 to 320), at 48 kHz; all in stereo; and stems (a"
              + " zip of every track, 48 kHz stereo WAV).")
  @ApiResponse(responseCode = "302", description = "The track is at the URL of Location.")
  @ApiResponse(
      responseCode = "202",
      description = "The stems or a long track are being made; ask again.")
  public HttpResponse<?> export(
      Principal principal,
      String id,
      @QueryValue(defaultValue = "mp3") String format,
      @Parameter(schema = @Schema(type = "integer", format = "int32")) @QueryValue
          Optional<String> bitrate,
      @Parameter(schema = @Schema(type = "boolean", defaultValue = "false"))
          @QueryValue(defaultValue = "false")
          String normalize)
      throws IOException {
    Optional<Integer> kbps = bitrate.map(DownloadsController::kbps);
    boolean normalised = truth(normalize);
    DownloadRequest request = request(format, kbps, normalised);
    var finished = productions.find(principal.userId(), id);
    String key = downloads.key(principal.userId(), finished.manifest(), request);
    if (!downloads.isMade(key)) {
      if (takesLong(request, finished.manifest())) {
        var order =
            new DownloadOrder(
                principal.userId(), id, format.toLowerCase(Locale.ROOT), kbps, normalised);
        return preparing(order, key);
      }
      downloads.make(finished, request, key);
    }
    return found(finished, key, request.extension());
  }

  /** Stems are half a gigabyte of a usual song, more than one HTTP call can carry together. */
  private static boolean takesLong(DownloadRequest request, Manifest manifest) {
    return switch (request) {
      case DownloadRequest.Stems _ -> true;
      case DownloadRequest.Track _ ->
          manifest.file("master.wav").loudness().orElseThrow().durationMs()
              > LONGEST_FOR_ONE_CALL_MS;
    };
  }

  private HttpResponse<?> preparing(DownloadOrder order, String key) {
    if (!downloads.isOrdered(key)) {
      queues.sendMessage(
          message ->
              message
                  .queueUrl(settings.text("TRANSCODE_QUEUE_URL"))
                  .messageBody(json.write(order)));
      downloads.noteOrder(key);
    }
    return HttpResponse.accepted()
        .header("Retry-After", String.valueOf(SECONDS_TO_WAIT))
        .body(Ok.of(new Preparing("preparing", SECONDS_TO_WAIT)));
  }

  private HttpResponse<?> found(
      FinishedProductions.Finished finished, String key, String extension) {
    String name = fileName(finished.manifest().title()) + "." + extension;
    String url = presigner.get(key, Presigner.LIFE, Optional.of(name)).url();
    return HttpResponse.status(HttpStatus.FOUND)
        .headers(headers -> headers.location(URI.create(url)).add("Cache-Control", "no-store"));
  }

  /** Read here, since the framework takes what is no number for nothing at all. */
  private static int kbps(String bitrate) {
    if (!bitrate.matches("[0-9]{1,6}")) {
      throw Failure.of(
              ErrorCode.VALIDATION_FAILED, "bitrate must be a whole number of kbit/s, such as 192")
          .field("bitrate");
    }
    return Integer.parseInt(bitrate);
  }

  private static boolean truth(String normalize) {
    return switch (normalize.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw Failure.of(ErrorCode.VALIDATION_FAILED, "normalize must be true or false")
              .field("normalize");
    };
  }

  private static DownloadRequest request(
      String format, Optional<Integer> bitrate, boolean normalize) {
    OptionalInt kbps = bitrate.map(OptionalInt::of).orElse(OptionalInt.empty());
    try {
      return DownloadRequest.of(format.toLowerCase(Locale.ROOT), kbps, normalize);
    } catch (DownloadRequest.UnknownFormat e) {
      throw Failure.of(ErrorCode.UNSUPPORTED_FORMAT, e.getMessage()).field("format");
    } catch (IllegalArgumentException e) {
      throw Failure.of(ErrorCode.VALIDATION_FAILED, e.getMessage()).field("bitrate");
    }
  }

  /** A title as a file name on any system; long ones are cut. */
  private static String fileName(String title) {
    String safe = title.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]+", "_").strip();
    String whole = safe.isEmpty() ? "track" : safe;
    return whole
        .codePoints()
        .limit(120)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
