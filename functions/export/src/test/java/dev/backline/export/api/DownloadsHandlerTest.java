package dev.backline.export.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.backline.acceptance.Proves;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.ffmpeg.Probe;
import dev.backline.audio.ffmpeg.SourceInfo;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavReader;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.Settings;
import dev.backline.core.json.Json;
import dev.backline.core.media.Loudness;
import dev.backline.core.objects.ObjectStore;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestBucket;
import dev.backline.stores.testing.TestQueue;
import dev.backline.stores.testing.TestTable;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

@ExtendWith(EmbeddedStores.class)
class DownloadsHandlerTest {

  @TempDir Path folder;
  private ApplicationContext beans;
  private DownloadsHandler handler;
  private ObjectStore objects;

  @BeforeEach
  void start(
      S3Client s3,
      S3Presigner presigner,
      SqsClient sqs,
      DynamoDbClient dynamo,
      TestBucket bucket,
      TestTable table,
      TestQueue queue) {
    Map<String, String> settings =
        Map.of(
            "MEDIA_BUCKET", bucket.name(),
            "TABLE_NAME", table.name(),
            "TRANSCODE_QUEUE_URL", queue.url());
    beans =
        Container.start(DownloadsHandler.class, new Settings(settings), s3, presigner, sqs, dynamo);
    handler = new DownloadsHandler(beans);
    objects = beans.getBean(ObjectStore.class);
    for (String production : List.of("prd_done", "prd_running", "prd_long")) {
      dynamo.putItem(
          put ->
              put.tableName(table.name())
                  .item(
                      Map.of(
                          "PK", AttributeValue.fromS("PRODUCTION#" + production),
                          "SK", AttributeValue.fromS("PRODUCTION"),
                          "type", AttributeValue.fromS("production"),
                          "userId", AttributeValue.fromS("usr_1"))));
    }
  }

  @AfterEach
  void stop() {
    beans.close();
  }

  @Proves({"MED-07", "MED-08"})
  @ParameterizedTest
  @CsvSource({
    "wav, wav, pcm_s16le",
    "mp3, mp3, mp3",
    "flac, flac, flac",
    "aac, aac, aac",
    "m4a, mov, aac",
    "ogg, ogg, vorbis",
    "opus, ogg, opus"
  })
  void redirectsToTheTrackInTheAskedFormat(String format, String container, String codec)
      throws Exception {
    finish("prd_done", 2000);

    APIGatewayV2HTTPResponse answer = get("usr_1", "prd_done", Map.of("format", format));

    assertThat(answer.getStatusCode()).isEqualTo(302);
    HttpResponse<Path> file = fetch(answer, folder.resolve("download"));
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"Harbour." + format + "\"");
    SourceInfo info = new Probe(Ffmpeg.in(System.getenv())).probe(file.body());
    assertThat(info.container()).isEqualTo(container);
    assertThat(info.codec()).isEqualTo(codec);
    assertThat(info.sampleRateHz()).isEqualTo(format.equals("opus") ? 48_000 : 44_100);
    assertThat(info.channels()).isEqualTo(2);
  }

  @Test
  @Proves("MED-10")
  void encodesTheSameTrackOnceAndANormalisedOneApart() throws Exception {
    finish("prd_done", 2000);

    get("usr_1", "prd_done", Map.of("format", "mp3"));
    get("usr_1", "prd_done", Map.of("format", "mp3"));
    get("usr_1", "prd_done", Map.of("format", "mp3", "normalize", "true"));

    assertThat(objects.keys("users/usr_1/transcodes/").filter(key -> key.endsWith(".mp3")))
        .extracting(key -> key.substring(key.lastIndexOf('/') + 1))
        .contains("192.mp3", "192-normalised.mp3");
  }

  @Test
  void namesTheFormatsThereAreWhenAnotherIsAsked() throws Exception {
    APIGatewayV2HTTPResponse answer = get("usr_1", "prd_done", Map.of("format", "wma"));

    assertThat(answer.getStatusCode()).isEqualTo(422);
    assertThat(answer.getBody())
        .contains("unsupported_format", "wav, mp3, flac, aac, m4a, ogg, opus, stems", "\"format\"");
  }

  @Test
  void refusesABitRateOutOfRange() throws Exception {
    APIGatewayV2HTTPResponse answer = get("usr_1", "prd_done", Map.of("bitrate", "64"));

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("128 to 320", "\"bitrate\"");
  }

  @Test
  void refusesWhatIsNoNumberAndNoTruth() throws Exception {
    assertThat(get("usr_1", "prd_done", Map.of("bitrate", "fast")).getBody())
        .contains("validation_failed", "\"bitrate\"", "such as 192");
    assertThat(get("usr_1", "prd_done", Map.of("normalize", "maybe")).getBody())
        .contains("validation_failed", "\"normalize\"", "true or false");
  }

  @Test
  void hidesTheProductionsOfOthers() throws Exception {
    finish("prd_done", 2000);

    assertThat(get("usr_2", "prd_done", Map.of()).getStatusCode()).isEqualTo(404);
    assertThat(get("usr_1", "prd_none", Map.of()).getStatusCode()).isEqualTo(404);
  }

  @Test
  void saysThatAProductionIsNotDone() throws Exception {
    assertThat(get("usr_1", "prd_running", Map.of()).getStatusCode()).isEqualTo(409);
  }

  @Test
  void encodesALongTrackInTheBackground(SqsClient sqs, TestQueue queue) throws Exception {
    finish("prd_long", 11 * 60_000);

    APIGatewayV2HTTPResponse first =
        get("usr_1", "prd_long", Map.of("format", "aac", "bitrate", "256"));
    makeWhatIsOrdered(sqs, queue);
    APIGatewayV2HTTPResponse second =
        get("usr_1", "prd_long", Map.of("format", "aac", "bitrate", "256"));

    assertThat(first.getStatusCode()).isEqualTo(202);
    assertThat(first.getHeaders()).containsEntry("Retry-After", "15");
    assertThat(second.getStatusCode()).isEqualTo(302);
  }

  @Test
  @Proves("MED-09")
  void zipsEveryTrackAsStereoWavOnceHoweverOftenIsAsked(SqsClient sqs, TestQueue queue)
      throws Exception {
    finish("prd_done", 2000);

    APIGatewayV2HTTPResponse first = get("usr_1", "prd_done", Map.of("format", "stems"));
    APIGatewayV2HTTPResponse again = get("usr_1", "prd_done", Map.of("format", "stems"));
    makeWhatIsOrdered(sqs, queue);
    APIGatewayV2HTTPResponse made = get("usr_1", "prd_done", Map.of("format", "stems"));

    assertThat(first.getStatusCode()).isEqualTo(202);
    assertThat(again.getStatusCode()).isEqualTo(202);
    assertThat(sqs.receiveMessage(ask -> ask.queueUrl(queue.url()).waitTimeSeconds(1)).messages())
        .as("orders beside the first")
        .isEmpty();
    assertThat(made.getStatusCode()).isEqualTo(302);
    Path zip = fetch(made, folder.resolve("stems.zip")).body();
    try (FileSystem tracks = FileSystems.newFileSystem(zip)) {
      for (String name : List.of("bass.wav", "drums.wav", "vocal.wav")) {
        Path wav = folder.resolve("unpacked-" + name);
        Files.copy(tracks.getPath("/" + name), wav);
        try (var reader = WavReader.open(wav)) {
          assertThat(reader.format()).isEqualTo(new PcmFormat(48_000, 2));
          assertThat(reader.durationMs()).isEqualTo(2000);
        }
      }
    }
  }

  private void makeWhatIsOrdered(SqsClient sqs, TestQueue queue) throws IOException {
    String order =
        sqs.receiveMessage(ask -> ask.queueUrl(queue.url()).waitTimeSeconds(5))
            .messages()
            .getFirst()
            .body();
    new TranscodeHandler(beans)
        .handleRequest(
            new ByteArrayInputStream(batch(order)), new ByteArrayOutputStream(), context());
  }

  /** A package of a short master whose manifest states this length. */
  private void finish(String productionId, long durationMs) throws IOException {
    String place = "users/usr_1/productions/" + productionId + "/";
    var production = new Production(objects, folder);
    var input = production.finished(productionId, "Harbour");
    var entries = new ArrayList<Manifest.Entry>();
    var tracks = new ArrayList<>(List.of(FinishedTrack.ofMaster(input.master())));
    tracks.addAll(FinishedTrack.ofParts(input.enhancement(), input.generation()).toList());
    for (FinishedTrack track : tracks) {
      objects.copy(track.file().key(), place + track.name());
      entries.add(
          new Manifest.Entry(
              track.name(),
              track.file().sha256(),
              track.file().sizeBytes(),
              track.loudness().map(loudness -> lasting(loudness, durationMs))));
    }
    Manifest manifest = new ManifestWriter(Ffmpeg.in(System.getenv())).of(input, entries);
    objects.write(place + "manifest.json", beans.getBean(Json.class).bytes(manifest));
  }

  private static Loudness lasting(Loudness loudness, long durationMs) {
    return new Loudness(
        loudness.integratedLufs(),
        loudness.rangeLu(),
        loudness.truePeakDbtp(),
        loudness.samplePeakDbfs(),
        loudness.maxMomentaryLufs(),
        loudness.maxShortTermLufs(),
        durationMs,
        loudness.channels());
  }

  private byte[] batch(String body) {
    return beans
        .getBean(Json.class)
        .bytes(Map.of("Records", List.of(Map.of("messageId", "1", "body", body))));
  }

  private APIGatewayV2HTTPResponse get(String userId, String id, Map<String, String> query) {
    String path = "/api/projects/" + id + "/export";
    String queryText =
        query.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .reduce((left, right) -> left + "&" + right)
            .orElse("");
    var http =
        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
            .withMethod("GET")
            .withPath(path)
            .withSourceIp("127.0.0.1")
            .build();
    var authorizer =
        APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
            .withLambda(new HashMap<>(Map.of("userId", userId, "sessionId", "ses_1", "scopes", "")))
            .build();
    return handler.handleRequest(
        APIGatewayV2HTTPEvent.builder()
            .withVersion("2.0")
            .withRouteKey("GET /api/projects/{id}/export")
            .withRawPath(path)
            .withRawQueryString(queryText)
            .withQueryStringParameters(new HashMap<>(query))
            .withHeaders(new HashMap<>(Map.of("accept", "*/*")))
            .withRequestContext(
                APIGatewayV2HTTPEvent.RequestContext.builder()
                    .withHttp(http)
                    .withAuthorizer(authorizer)
                    .withStage("$default")
                    .build())
            .build(),
        context());
  }

  private static HttpResponse<Path> fetch(APIGatewayV2HTTPResponse answer, Path file)
      throws IOException, InterruptedException {
    Map<String, String> headers = new HashMap<>();
    answer.getHeaders().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(headers.get("location"))).build(),
          HttpResponse.BodyHandlers.ofFile(file));
    }
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) -> method.getReturnType() == String.class ? "request" : null);
  }
}
