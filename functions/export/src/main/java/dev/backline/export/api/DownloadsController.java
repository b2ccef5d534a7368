package dev.backline.export.api;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.handler.Settings;
import dev.backline.core.http.Ok;
import dev.backline.core.http.Principal;
import dev.backline.core.json.Json;
import dev.backline.core.media.FileRef;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.objects.Presigner;
import dev.backline.core.objects.Sha256;
import dev.backline.export.DownloadRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
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
  private final Transcoder transcoder;
  private final ObjectStore objects;
  private final Presigner presigner;
  private final SqsClient queues;
  private final Settings settings;
  private final Json json;

  DownloadsController(
      FinishedProductions productions,
      Transcoder transcoder,
      ObjectStore objects,
      Presigner presigner,
      SqsClient queues,
      Settings settings,
      Json json) {
    this.productions = productions;
    this.transcoder = transcoder;
    this.objects = objects;
    this.presigner = presigner;
    this.queues = queues;
    this.settings = settings;
    this.json = json;
  }

  /** What stands in the answer while a long track is being encoded. */
  @Serdeable
  public record Preparing(String status, long retryAfter) {}

  @Get("/{id}/export")
  @Operation(
      summary = "Download a finished track",
      description =
          "Redirects to a signed URL that a browser saves under the track's title. Formats: wav"
              + " (16-bit), mp3 (128 to 320 kbit/s), flac, aac (128 to 256), ogg (64 to 320), at"
              + " 44.1 kHz in stereo, and stems (a zip of every track, 48 kHz stereo WAV).")
  @ApiResponse(responseCode = "302", description = "The track is at the URL of Location.")
  @ApiResponse(responseCode = "202", description = "A long track is being encoded; ask again.")
  public HttpResponse<?> export(
      Principal principal,
      String id,
      @QueryValue(defaultValue = "mp3") String format,
      @QueryValue Optional<Integer> bitrate,
      @QueryValue(defaultValue = "false") boolean normalize)
      throws IOException {
    DownloadRequest request = request(format, bitrate, normalize);
    var finished = productions.find(principal.userId(), id);
    return switch (request) {
      case DownloadRequest.Stems stems ->
          found(finished, finished.place().key("stems.zip"), stems.extension());
      case DownloadRequest.Track track -> track(principal, finished, track);
    };
  }

  private HttpResponse<?> track(
      Principal principal, FinishedProductions.Finished finished, DownloadRequest.Track track)
      throws IOException {
    TranscodeOrder order = order(principal, finished, track);
    if (objects.head(order.key()).isEmpty()) {
      if (durationMs(finished.manifest()) > LONGEST_FOR_ONE_CALL_MS) {
        queues.sendMessage(
            message ->
                message
                    .queueUrl(settings.text("TRANSCODE_QUEUE_URL"))
                    .messageBody(json.write(order)));
        return HttpResponse.accepted()
            .header("Retry-After", String.valueOf(SECONDS_TO_WAIT))
            .body(Ok.of(new Preparing("preparing", SECONDS_TO_WAIT)));
      }
      transcoder.transcode(order);
    }
    return found(finished, order.key(), track.extension());
  }

  private HttpResponse<?> found(
      FinishedProductions.Finished finished, String key, String extension) {
    String name = fileName(finished.manifest().title()) + "." + extension;
    String url = presigner.get(key, Presigner.LIFE, Optional.of(name)).url();
    return HttpResponse.status(HttpStatus.FOUND)
        .headers(headers -> headers.location(URI.create(url)).add("Cache-Control", "no-store"));
  }

  /** Below the master's hash: another production of the same bytes needs no encoding. */
  private static TranscodeOrder order(
      Principal principal, FinishedProductions.Finished finished, DownloadRequest.Track track) {
    Manifest manifest = finished.manifest();
    Manifest.Entry master = entry(manifest, "master.wav");
    return new TranscodeOrder(
        new FileRef(finished.place().key("master.wav"), master.sha256(), master.sizeBytes()),
        "users/"
            + principal.userId()
            + "/transcodes/"
            + identity(manifest, master)
            + "/"
            + track.name(),
        track.delivery().format().extension(),
        track.delivery().bitrateKbps().stream().boxed().findFirst(),
        track.delivery().normalised(),
        manifest.title(),
        manifest.artist());
  }

  /** The tags are written into the file, so they are part of what it is. */
  private static String identity(Manifest manifest, Manifest.Entry master) {
    return Sha256.of(
        master.sha256() + "\n" + manifest.title() + "\n" + manifest.artist().orElse(""));
  }

  private static long durationMs(Manifest manifest) {
    return entry(manifest, "master.wav").loudness().orElseThrow().durationMs();
  }

  private static Manifest.Entry entry(Manifest manifest, String name) {
    return manifest.files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The manifest names no " + name));
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
