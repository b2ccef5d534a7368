package dev.backline.cloud.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backline.cloud.testing.CloudClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Predicate;

/** Somebody with an account who knows nothing of the product but its HTTP API. */
final class Musician {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Set<String> ENDED = Set.of("succeeded", "failed", "canceled");
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final long LOOKS_EVERY_MS = 40;
  private static final int READS = 5;

  private final CloudClient api;

  private Musician(CloudClient api) {
    this.api = api;
  }

  static Musician at(CloudClient client) {
    var musician = new Musician(client.signedUp());
    assertThat(musician.read("/api/auth/me").status()).isEqualTo(200);
    return musician;
  }

  CloudClient api() {
    return api;
  }

  /** Declares a take with its SHA-256; the answer says where its bytes go. */
  JsonNode declare(byte[] take) {
    var answer =
        api.post(
            "/api/uploads",
            """
            {"fileName":"take.wav","sizeBytes":%d,"checksum":{"algorithm":"SHA256","value":"%s"}}
            """
                .formatted(take.length, Base64.getEncoder().encodeToString(sha256(take))));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("data");
  }

  /** Sends the bytes past the API and says that they are there. */
  void send(JsonNode upload, byte[] take) throws IOException, InterruptedException {
    assertThat(upload.path("mode").asText()).isEqualTo("single");
    var request =
        HttpRequest.newBuilder(URI.create(upload.path("url").asText()))
            .timeout(PATIENCE)
            .PUT(BodyPublishers.ofByteArray(take));
    for (var header : upload.path("headers").properties()) {
      if (!header.getKey().equalsIgnoreCase("content-length"))
        request.header(header.getKey(), header.getValue().asText());
    }
    assertThat(HTTP.send(request.build(), BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    var answer = api.post("/api/uploads/" + upload.path("uploadId").asText() + "/complete", "{}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /** Orders a production of a recording, which may still be on its way. */
  CloudClient.Answer order(JsonNode upload, long seed) {
    return api.post(
        "/api/produce",
        """
        {"recordingId":"%s","title":"Morning Light","genre":"pop","mood":"warm","seed":%d}
        """
            .formatted(upload.path("recordingId").asText(), seed));
  }

  /** Uploads a take, has it produced and gives the job's id. */
  String produce(byte[] take, long seed) throws IOException, InterruptedException {
    var upload = declare(take);
    var ordered = order(upload, seed);
    assertThat(ordered.status()).as(ordered.body()).isEqualTo(202);
    send(upload, take);
    return ordered.json().path("jobId").asText();
  }

  JsonNode job(String id) {
    var answer = read("/api/jobs/" + id);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("data");
  }

  /**
   * Asks again when the server could not answer, as any client does: the first call after a start
   * loads the authorizer, which on a busy machine may take longer than a gateway waits for one.
   */
  private CloudClient.Answer read(String path) {
    var answer = api.get(path);
    for (int left = READS; left > 1 && answer.status() >= 500; left--) answer = api.get(path);
    return answer;
  }

  /** Looks at a job again and again until it is as wished. */
  JsonNode follow(String id, Predicate<JsonNode> wished) throws InterruptedException {
    long endNs = System.nanoTime() + PATIENCE.toNanos();
    JsonNode job = job(id);
    while (!wished.test(job)) {
      assertThat(System.nanoTime()).as("still not there: %s", job).isLessThan(endNs);
      Thread.sleep(LOOKS_EVERY_MS);
      job = job(id);
    }
    return job;
  }

  JsonNode succeeded(String id) throws InterruptedException {
    var job = follow(id, Musician::ended);
    assertThat(job.path("status").asText()).as(job.path("error").toString()).isEqualTo("succeeded");
    return job;
  }

  /** Follows studio work from the answer to its order until it has succeeded. */
  JsonNode made(CloudClient.Answer ordered) throws InterruptedException {
    assertThat(ordered.status()).as(ordered.body()).isEqualTo(202);
    String place = ordered.headers().firstValue("location").orElseThrow();
    long endNs = System.nanoTime() + PATIENCE.toNanos();
    JsonNode answer = read(place).json();
    while (!ended(answer.path("data"))) {
      assertThat(System.nanoTime()).as("still not there: %s", answer).isLessThan(endNs);
      Thread.sleep(LOOKS_EVERY_MS);
      answer = read(place).json();
    }
    assertThat(answer.path("data").path("status").asText())
        .as(answer.toString())
        .isEqualTo("succeeded");
    return answer;
  }

  /** Sends a form with a file and, in turn, names and values of fields. */
  CloudClient.Answer form(String path, byte[] file, String... fields) {
    var body = new ByteArrayOutputStream();
    for (int i = 0; i < fields.length; i += 2) {
      body.writeBytes(
          "--form\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(fields[i], fields[i + 1])
              .getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(
        "--form\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--form--\r\n".getBytes(StandardCharsets.UTF_8));
    return api.send(
        "POST",
        path,
        BodyPublishers.ofByteArray(body.toByteArray()),
        "Content-Type",
        "multipart/form-data; boundary=form");
  }

  static boolean ended(JsonNode job) {
    return ENDED.contains(job.path("status").asText());
  }

  /** The bytes of a finished job's file, checked against the hash that the job lists. */
  static byte[] file(JsonNode job, String name) throws IOException, InterruptedException {
    for (JsonNode file : job.path("result").path("files")) {
      if (file.path("name").asText().equals(name)) return checked(file);
    }
    throw new AssertionError("the job lists no " + name + ": " + job.path("result"));
  }

  /** Fetches a file of a result. */
  static byte[] checked(JsonNode file) throws IOException, InterruptedException {
    var bytes = fetched(file.path("url").asText()).body();
    assertThat(bytes).hasSize(file.path("sizeBytes").asInt());
    assertThat(hex(bytes)).as(file.path("name").asText()).isEqualTo(file.path("sha256").asText());
    return bytes;
  }

  static HttpResponse<byte[]> fetched(String url) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    var answer = HTTP.send(request, BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256(bytes));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
