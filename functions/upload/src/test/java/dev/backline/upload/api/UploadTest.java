package dev.backline.upload.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.acceptance.Proves;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.core.objects.Sha256;
import dev.backline.core.testing.Client;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestBucket;
import dev.backline.stores.testing.TestTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

@ExtendWith(EmbeddedStores.class)
class UploadTest {

  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void open(
      DynamoDbClient dynamo,
      TestTable table,
      S3Client s3,
      S3Presigner presigner,
      TestBucket bucket) {
    desk = new Desk(dynamo, table, s3, presigner, bucket);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  @Proves({"MED-03", "MED-12", "ANA-06"})
  void takesAFileThroughASignedRequestAndMeasuresIt() throws IOException {
    byte[] voice = Sounds.voice(folder);
    var sum = Map.of("algorithm", "SHA256", "value", Sha256.of(voice));
    var upload = desk.announce("My take.wav", voice, Map.of("checksum", sum)).data();
    assertThat(upload).containsEntry("mode", "single").containsEntry("status", "awaiting-upload");

    assertThat(desk.put(upload, voice).statusCode()).isEqualTo(200);
    String id = upload.get("uploadId").toString();
    desk.arrived(id);

    var recording = desk.recording(id);
    assertThat(recording)
        .containsEntry("status", "ready")
        .containsEntry("title", "My take")
        .containsEntry("durationMs", 3000)
        .containsEntry("sha256", Sha256.of(voice));
    assertThat(recording.get("format").toString()).contains("wav", "pcm_s16le", "44100");
    assertThat(recording.get("loudness").toString()).contains("integratedLufs=-");
    String audioUrl = recording.get("audioUrl").toString();
    assertThat(audioUrl).contains("X-Amz-Expires=3600");
    var part =
        desk.send(
            HttpRequest.newBuilder(URI.create(audioUrl)).header("Range", "bytes=0-3").build());
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("RIFF");
    var peaks = desk.send(get(recording.get("peaksJsonUrl")));
    assertThat(peaks.body()).contains("\"samples_per_pixel\":256", "\"bits\":8");
    assertThat(desk.told("recording.ready", id)).isEqualTo(1);
  }

  @Test
  void neverOverwritesAFileThatHasArrived() throws IOException {
    byte[] voice = Sounds.voice(folder);
    var upload = desk.announce("take.wav", voice, Map.of()).data();
    desk.put(upload, voice);

    var again = desk.put(upload, new byte[voice.length]);

    assertThat(again.statusCode()).isEqualTo(412);
  }

  @Test
  void goesOnWithAnUploadWhoseLineBroke() throws IOException {
    byte[] voice = Sounds.tone(folder, new PcmFormat(48_000, 2), 100, 0.4);
    var upload = desk.announce("take.wav", voice, Map.of()).data();
    String id = upload.get("uploadId").toString();
    var parts = parts(upload);
    assertThat(upload).containsEntry("mode", "multipart");
    assertThat(parts).hasSize(3);
    assertThat(desk.put(parts.get(1), piece(voice, 1)).statusCode()).isEqualTo(200);

    var early = desk.client.post("/api/uploads/" + id + "/complete", Map.of());
    assertThat(early.body())
        .containsEntry("error", "upload_incomplete")
        .containsEntry("missingParts", List.of(1, 3));
    var resumed = desk.client.get("/api/uploads/" + id).data();
    assertThat(resumed.get("uploadedParts").toString()).contains("partNumber=2");
    for (var part : parts(resumed)) {
      int index = ((Number) part.get("partNumber")).intValue() - 1;
      assertThat(desk.put(part, piece(voice, index)).statusCode()).isEqualTo(200);
    }
    var complete = desk.client.post("/api/uploads/" + id + "/complete", Map.of());
    var twice = desk.client.post("/api/uploads/" + id + "/complete", Map.of());
    desk.arrived(id);

    assertThat(complete.data()).containsEntry("status", "received");
    assertThat(twice.status()).isEqualTo(200);
    assertThat(desk.recording(id))
        .containsEntry("status", "ready")
        .containsEntry("sha256", Sha256.of(voice));
  }

  @Test
  void signsTheChecksumOfEveryPartWhereTheClientAsksForIt() throws Exception {
    byte[] voice = Sounds.voice(folder);
    var upload = desk.announce("take.wav", voice, Map.of("partChecksums", "SHA256")).data();
    String id = upload.get("uploadId").toString();
    String sum =
        Base64.getEncoder()
            .encodeToString(java.security.MessageDigest.getInstance("SHA-256").digest(voice));
    var wanted = Map.of("parts", List.of(Map.of("partNumber", 1, "checksum", sum)));
    var parts = parts(desk.client.post("/api/uploads/" + id + "/parts", wanted).data());
    assertThat(parts.getFirst().get("headers").toString()).contains(sum);

    byte[] damaged = voice.clone();
    damaged[1000]++;
    assertThat(desk.put(parts.getFirst(), damaged).statusCode()).isEqualTo(400);
    assertThat(desk.put(parts.getFirst(), voice).statusCode()).isEqualTo(200);
    var complete = desk.client.post("/api/uploads/" + id + "/complete", wanted);

    assertThat(complete.data()).containsEntry("status", "received");
  }

  @Test
  void refusesThreeGigabytesAtOnceAndNamesTheLimit() {
    var answer = desk.announce("take.wav", new byte[0], Map.of("sizeBytes", 3_000_000_000L));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body())
        .containsEntry("error", "file_too_large")
        .containsEntry("limitBytes", 2_147_483_648L);
  }

  @Test
  void refusesAWrongChecksumAndSaysSo() throws IOException {
    byte[] voice = Sounds.voice(folder);
    var sum = Map.of("algorithm", "CRC32", "value", "00000000");
    var upload =
        desk.announce("take.wav", voice, Map.of("checksum", sum, "partChecksums", "CRC32")).data();
    String id = upload.get("uploadId").toString();
    var crc = new java.util.zip.CRC32();
    crc.update(voice);
    String right = "%08x".formatted(crc.getValue());
    var wanted = Map.of("parts", List.of(Map.of("partNumber", 1, "checksum", right)));
    var parts = parts(desk.client.post("/api/uploads/" + id + "/parts", wanted).data());
    desk.put(parts.getFirst(), voice);
    desk.client.post("/api/uploads/" + id + "/complete", wanted);
    desk.arrived(id);

    assertThat(desk.recording(id).get("reason").toString()).contains("checksum_mismatch");
    assertThat(desk.told("recording.rejected", id)).isEqualTo(1);
  }

  @Test
  @Proves("MED-12")
  void refusesEachFileThatIsNoTakeWithItsOwnReason() throws Exception {
    byte[] voice = Sounds.voice(folder);
    var mono = new PcmFormat(48_000, 1);

    assertRejected(
        "notes.wav", "La la la.\n".repeat(500).getBytes(StandardCharsets.UTF_8), "not_audio");
    assertRejected("half.wav", Arrays.copyOf(voice, voice.length / 2), "truncated_audio");
    assertRejected("film.mp4", Sounds.silentFilm(folder), "no_audio_stream");
    assertRejected("click.wav", Sounds.tone(folder, mono, 1.0 / 48_000, 0.5), "take_too_short");
    assertRejected("hush.wav", Sounds.tone(folder, mono, 3, 0), "silent_take");
  }

  @Test
  void takesSurroundAtNinetySixKilohertz() throws IOException {
    var recording =
        desk.take("surround.wav", Sounds.tone(folder, new PcmFormat(96_000, 6), 2, 0.2));

    assertThat(recording).containsEntry("status", "ready").containsEntry("durationMs", 2000);
    assertThat(recording.get("warnings").toString()).contains("6 channels");
  }

  @Test
  void takesAnHour() throws IOException {
    byte[] hour = Sounds.tone(folder, new PcmFormat(8000, 1), 3600, 0.2);
    var upload = desk.announce("hour.wav", hour, Map.of()).data();
    var parts = parts(upload);
    for (int i = 0; i < parts.size(); i++) {
      desk.put(parts.get(i), piece(hour, i));
    }
    String id = upload.get("uploadId").toString();
    desk.client.post("/api/uploads/" + id + "/complete", Map.of());
    desk.arrived(id);

    assertThat(desk.recording(id))
        .containsEntry("status", "ready")
        .containsEntry("durationMs", 3_600_000);
  }

  @Test
  void refusesAnEmptyFile() {
    assertThat(desk.announce("empty.wav", new byte[0], Map.of()).body())
        .containsEntry("error", "validation_failed")
        .containsEntry("field", "sizeBytes");
    assertThat(form("empty.wav", new byte[0]).body()).containsEntry("error", "empty_file");
  }

  @Test
  @Proves("MED-01")
  void takesASmallFileInOneCallAndDecodesItBeforeTheAnswer() throws IOException {
    var answer = form("take.wav", Sounds.voice(folder));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).containsEntry("ok", true);
    assertThat(answer.data()).containsEntry("filename", "take.wav");
    assertThat(desk.send(get(answer.data().get("file_url"))).body()).startsWith("RIFF");
    assertThat(desk.recording(answer.data().get("recordingId").toString()))
        .containsEntry("status", "ready");
  }

  @Test
  @Proves("MED-01")
  void judgesASmallFileByItsContentAndNotByItsName() {
    var answer = form("lyrics.wav", "La la la.\n".repeat(500).getBytes(StandardCharsets.UTF_8));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).containsEntry("error", "not_audio").containsEntry("field", "file");
    assertThat(desk.client.get("/api/recordings?limit=100").items())
        .noneMatch(recording -> "lyrics".equals(recording.get("title")));
  }

  @Test
  void saysHowToSendWhatIsTooLargeForOneCall() {
    var answer = form("take.wav", new byte[4_500_000]);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body().get("detail").toString()).contains("POST /api/uploads");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../../etc/passwd", "/", "Frühling 春天 🎤.wav"})
  void takesANameForATitleAndNeverForAPath(String fileName) throws IOException {
    var answer = form(fileName, Sounds.voice(folder));

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.data().get("file_url").toString()).doesNotContain("..", "passwd");
  }

  @Test
  void refusesAFormThatIsNone() {
    assertInvalid(form("n".repeat(5000), new byte[100]), "file");
    assertInvalid(form("a.wav\"; x=\"\r\nX: " + "y".repeat(5000), new byte[100]), "file");
    assertInvalid(binary("--border\r\nContent-Disposition: form-data; name\r\n\r\n"), "body");
    assertInvalid(binary("nothing of the kind"), "file");
  }

  @Test
  void refusesPartsThatAreNone() throws IOException {
    var upload = desk.announce("take.wav", Sounds.voice(folder), Map.of()).data();
    String path = "/api/uploads/" + upload.get("uploadId");

    for (String parts : List.of("[null]", "[{}]", "[{\"partNumber\":-1}]", "\"all\"")) {
      String body = "{\"parts\":" + parts + "}";
      assertInvalid(desk.client.call("POST", path + "/parts", body, Map.of()), "parts");
      assertInvalid(desk.client.call("POST", path + "/complete", body, Map.of()), "parts");
    }
  }

  @Test
  void needsNoBodyToEndAnUpload() throws IOException {
    var upload = desk.announce("take.wav", Sounds.voice(folder), Map.of()).data();
    String path = "/api/uploads/" + upload.get("uploadId");

    assertThat(desk.client.call("POST", path + "/parts", "", Map.of()).status()).isEqualTo(200);
    assertThat(desk.client.call("POST", path + "/complete", "", Map.of()).body())
        .containsEntry("error", "upload_incomplete");
  }

  @Test
  void doesNotKnowTheUploadsOfOthers() throws IOException {
    var upload = desk.announce("take.wav", Sounds.voice(folder), Map.of()).data();
    String path = "/api/uploads/" + upload.get("uploadId");
    var stranger = desk.client.as("usr_02");

    for (var answer :
        List.of(
            stranger.get(path),
            stranger.post(path + "/complete", Map.of()),
            stranger.post(path + "/parts", Map.of()),
            stranger.call("DELETE", path, "", Map.of()))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).containsEntry("error", "upload_not_found");
    }
  }

  @Test
  void givesAnUploadUp() throws IOException {
    var upload = desk.announce("take.wav", Sounds.voice(folder), Map.of()).data();
    String path = "/api/uploads/" + upload.get("uploadId");

    assertThat(desk.client.call("DELETE", path, "", Map.of()).status()).isEqualTo(204);

    assertThat(desk.client.get(path).status()).isEqualTo(404);
  }

  @Test
  void saysThatAnUploadHasExpired() throws IOException {
    var upload = desk.announce("take.wav", Sounds.voice(folder), Map.of()).data();
    String path = "/api/uploads/" + upload.get("uploadId");

    desk.laterBy(Duration.ofDays(2));

    assertThat(desk.client.get(path).status()).isEqualTo(410);
    assertThat(desk.client.post(path + "/complete", Map.of()).body())
        .containsEntry("error", "upload_expired");
  }

  private void assertRejected(String name, byte[] content, String code) {
    var recording = desk.take(name, content);
    assertThat(recording).as(name).containsEntry("status", "rejected");
    assertThat(recording.get("reason").toString()).as(name).contains("code=" + code);
  }

  private Client.Answer form(String fileName, byte[] content) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--border\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + fileName
                + "\"\r\nContent-Type: audio/wav\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--border--\r\n".getBytes(StandardCharsets.UTF_8));
    return binary(body.toByteArray());
  }

  private Client.Answer binary(String body) {
    return binary(body.getBytes(StandardCharsets.UTF_8));
  }

  private Client.Answer binary(byte[] body) {
    return desk.client.binary(
        "/api/recordings/upload", "multipart/form-data; boundary=border", body);
  }

  private static void assertInvalid(Client.Answer answer, String field) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
    assertThat(answer.body())
        .containsEntry("error", "validation_failed")
        .containsEntry("field", field);
  }

  private static HttpRequest get(Object url) {
    return HttpRequest.newBuilder(URI.create(url.toString())).build();
  }

  private static byte[] piece(byte[] file, int index) {
    int size = 8 * 1024 * 1024;
    return Arrays.copyOfRange(file, index * size, Math.min(file.length, (index + 1) * size));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> parts(Map<String, Object> upload) {
    return (List<Map<String, Object>>) upload.get("parts");
  }
}
