package dev.backline.mixmaster.api;

import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.Settings;
import dev.backline.core.json.Json;
import dev.backline.core.media.AudioRef;
import dev.backline.core.media.FileRef;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.table.Item;
import dev.backline.core.table.Key;
import dev.backline.core.table.Table;
import dev.backline.core.table.Write;
import dev.backline.core.testing.Client;
import dev.backline.core.testing.LambdaContext;
import dev.backline.stores.testing.TestBucket;
import dev.backline.stores.testing.TestTable;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The studio around real stores, and a musician with sounds in it. */
final class Stage implements AutoCloseable {

  private static final AtomicInteger USERS = new AtomicInteger();
  private static final int SECONDS = 4;

  /** Somebody new each time: the stores are shared. */
  final String user = "usr_studio" + USERS.incrementAndGet();

  final Client client;
  final ObjectStore objects;
  private final Path folder;
  private final ApplicationContext beans;
  private final Table table;
  private final Json json;
  private final DynamoDbClient dynamo;
  private final String tableName;

  Stage(
      Path folder,
      DynamoDbClient dynamo,
      TestTable table,
      S3Client s3,
      S3Presigner presigner,
      TestBucket bucket) {
    this.folder = folder;
    this.dynamo = dynamo;
    this.tableName = table.name();
    var settings =
        Map.of(
            "TABLE_NAME", table.name(),
            "MEDIA_BUCKET", bucket.name(),
            "FFMPEG_HOME", System.getenv("FFMPEG_HOME"));
    beans = Container.start(StudioHandler.class, new Settings(settings), dynamo, s3, presigner);
    json = beans.getBean(Json.class);
    objects = beans.getBean(ObjectStore.class);
    this.table = beans.getBean(Table.class);
    client = new Client(new StudioHandler(beans), json, user);
  }

  /** A take that the ingest has found good. */
  FileRef recording(String id, String status) throws IOException {
    return recording(id, status, SECONDS);
  }

  /** Such a take of another length. */
  FileRef recording(String id, String status, int seconds) throws IOException {
    var file = tone("uploads/" + id + "/original", 1, 220, seconds);
    table.write(
        Write.put(
            Item.of(new Key("USER#" + user, "RECORDING#" + id), "recording")
                .value("recordingId", id)
                .value("sessionId", "session_1_abc")
                .value("status", status)
                .value("reason", "The take is silent.")
                .value("key", file.key())
                .value("sha256", file.sha256())
                .value("sizeBytes", file.sizeBytes())
                .build()));
    return file.file();
  }

  /** A production of a take, whose beat is played. */
  void production(String id, String recordingId) throws IOException {
    var vocal = tone("steps/Enhancement/1/vocal.wav", 1, 330, SECONDS);
    var beat = tone("steps/Generation/1/instrumental.wav", 2, 110, SECONDS);
    table.write(
        Write.put(
            Item.of(new Key("PRODUCTION#" + id, "PRODUCTION"), "production")
                .index1("USER#" + user, "PRODUCTION#" + id)
                .value("userId", user)
                .value("recordingId", recordingId)
                .value("parameters", Map.of("genre", "pop", "target", "streaming"))
                .value(
                    "steps",
                    Map.of(
                        "Enhancement", outcome(Map.of("vocal", vocal, "noiseReductionDb", 3)),
                        "Generation", outcome(Map.of("instrumental", beat, "tempo", 96.5))))
                .build()));
  }

  private Map<String, Object> outcome(Map<String, Object> answer) {
    return Map.of("outcome", json.write(answer));
  }

  private AudioRef tone(String path, int channels, double hz, int seconds) throws IOException {
    Path file = folder.resolve(path.replace('/', '-'));
    WavWriter.write(file, sound(channels, hz, seconds).source(), WavEncoding.FLOAT32);
    return objects
        .upload("users/" + user + "/" + path, file)
        .audio(PcmFormat.WORKING_RATE_HZ, channels, seconds * 1000L);
  }

  /** A tone that comes and goes, as a voice does. */
  static PcmBuffer sound(int channels, double hz) {
    return sound(channels, hz, SECONDS);
  }

  private static PcmBuffer sound(int channels, double hz, int seconds) {
    var samples = new float[channels][seconds * PcmFormat.WORKING_RATE_HZ];
    for (float[] row : samples) {
      for (int i = 0; i < row.length; i++) {
        double swell = 0.6 + 0.4 * Math.sin(i * 0.0004);
        row[i] = (float) (0.2 * swell * Math.sin(2 * Math.PI * hz * i / PcmFormat.WORKING_RATE_HZ));
      }
    }
    return new PcmBuffer(new PcmFormat(PcmFormat.WORKING_RATE_HZ, channels), samples);
  }

  /** The orders that have been told so far. */
  List<String> orders() {
    return dynamo.scan(all -> all.tableName(tableName)).items().stream()
        .filter(item -> item.get("PK").s().startsWith("EVENT#"))
        .map(item -> item.get("detail").m())
        .filter(detail -> detail.get("userId").s().equals(user))
        .map(detail -> detail.get("jobId").s())
        .toList();
  }

  /** Delivers an order to those who work, for this time. */
  String work(String jobId, int receiveCount) throws IOException {
    var event =
        Map.of(
            "id", "1",
            "source", "backline",
            "detail-type", "studio.requested",
            "detail", Map.of("userId", user, "jobId", jobId, "work", "process"));
    var message =
        Map.of(
            "messageId", "m1",
            "body", json.write(event),
            "attributes", Map.of("ApproximateReceiveCount", String.valueOf(receiveCount)));
    var out = new ByteArrayOutputStream();
    new StudioWorkHandler(beans)
        .handleRequest(
            new ByteArrayInputStream(json.bytes(Map.of("Records", List.of(message)))),
            out,
            LambdaContext.of("request-2"));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    beans.close();
  }
}
