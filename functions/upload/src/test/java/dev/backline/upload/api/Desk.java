package dev.backline.upload.api;

import dev.backline.core.handler.Container;
import dev.backline.core.handler.Settings;
import dev.backline.core.json.Json;
import dev.backline.core.table.Key;
import dev.backline.core.table.Table;
import dev.backline.core.testing.Client;
import dev.backline.core.testing.LambdaContext;
import dev.backline.stores.testing.TestBucket;
import dev.backline.stores.testing.TestTable;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The functions of this module around the real stores. */
final class Desk implements AutoCloseable {

  static final String USER = "usr_01";

  private final DynamoDbClient dynamo;
  private final String tableName;
  private final ApplicationContext beans;
  private final IngestHandler ingest;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Time time = new Time();
  final Client client;

  Desk(
      DynamoDbClient dynamo,
      TestTable table,
      S3Client s3,
      S3Presigner presigner,
      TestBucket bucket) {
    this.dynamo = dynamo;
    this.tableName = table.name();
    beans =
        Container.start(
            UploadHandler.class,
            new Settings(
                Map.of(
                    "TABLE_NAME",
                    table.name(),
                    "MEDIA_BUCKET",
                    bucket.name(),
                    "FFMPEG_HOME",
                    System.getenv("FFMPEG_HOME"),
                    "CURSOR_SECRET_ARN",
                    "unused",
                    "METRICS_NAMESPACE",
                    "Backline",
                    "SERVICE_NAME",
                    "upload")),
            dynamo,
            s3,
            presigner,
            new NoSecrets(),
            time);
    client = new Client(new UploadHandler(beans), beans.getBean(Json.class), USER);
    ingest = new IngestHandler(beans);
  }

  void laterBy(Duration duration) {
    time.offset = time.offset.plus(duration);
  }

  Client.Answer announce(String fileName, byte[] content, Map<String, ?> more) {
    var body = new java.util.HashMap<String, Object>(more);
    body.put("fileName", fileName);
    body.putIfAbsent("sizeBytes", content.length);
    return client.post("/api/uploads", body);
  }

  /** Sends a file as the answer to an announcement says. */
  @SuppressWarnings("unchecked")
  HttpResponse<String> put(Map<String, Object> target, byte[] content) {
    var request =
        HttpRequest.newBuilder(URI.create(target.get("url").toString()))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content));
    ((Map<String, String>) target.get("headers"))
        .forEach(
            (name, value) -> {
              if (!name.toLowerCase(Locale.ROOT).equals("content-length")) {
                request.header(name, value);
              }
            });
    return send(request.build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Announces, sends and judges a file. */
  Map<String, Object> take(String fileName, byte[] content) {
    var upload = announce(fileName, content, Map.of());
    put(upload.data(), content);
    String id = upload.data().get("uploadId").toString();
    arrived(id);
    return recording(id);
  }

  Map<String, Object> recording(String id) {
    return client.get("/api/recordings/" + id).data();
  }

  /** Tells the ingest of an object, as S3 does: at least once. */
  void arrived(String id) {
    String record =
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"users/"
            + USER
            + "/uploads/"
            + id
            + "/original\",\"size\":1,\"eTag\":\"x\"}}}]}";
    var message = Map.of("messageId", "m1", "body", record, "attributes", Map.of());
    String batch = client.json().write(Map.of("Records", List.of(message, message)));
    var answer = new ByteArrayOutputStream();
    try {
      ingest.handleRequest(
          new ByteArrayInputStream(batch.getBytes(StandardCharsets.UTF_8)),
          answer,
          LambdaContext.of("request-1"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    if (!answer.toString(StandardCharsets.UTF_8).equals("{\"batchItemFailures\":[]}")) {
      throw new AssertionError("Not handled: " + answer.toString(StandardCharsets.UTF_8));
    }
  }

  /** How often an event was told of a recording. */
  long told(String type, String id) {
    var table = beans.getBean(Table.class);
    return dynamo.scan(scan -> scan.tableName(tableName)).items().stream()
        .filter(item -> item.get("PK").s().startsWith("EVENT#"))
        .map(item -> table.get(new Key(item.get("PK").s(), item.get("SK").s())).orElseThrow())
        .filter(event -> event.text("detailType").equals(type))
        .filter(event -> event.map("detail").text("recordingId").equals(id))
        .count();
  }

  @Override
  public void close() {
    beans.close();
  }

  /** Nothing here needs a secret; only cursors do. */
  private record NoSecrets() implements SecretsManagerClient {

    @Override
    public String serviceName() {
      return "secretsmanager";
    }

    @Override
    public void close() {}
  }

  /** The real time, and what a test adds to it. */
  private static final class Time extends Clock {

    private Duration offset = Duration.ZERO;

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
