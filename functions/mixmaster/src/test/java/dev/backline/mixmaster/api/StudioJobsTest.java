package dev.backline.mixmaster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.acceptance.Proves;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.core.testing.Client;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestBucket;
import dev.backline.stores.testing.TestTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

@ExtendWith(EmbeddedStores.class)
class StudioJobsTest {

  private static final String TAKE = "rec_01";
  private static final String TRACK = "prd_01";

  @TempDir Path folder;
  private Stage stage;

  @BeforeEach
  void open(
      DynamoDbClient dynamo,
      TestTable table,
      S3Client s3,
      S3Presigner presigner,
      TestBucket bucket) {
    stage = new Stage(folder, dynamo, table, s3, presigner, bucket);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  @Proves({"MIX-02", "MIX-07", "MIX-08"})
  void keepsTheSampleResultOfTheSourcesWithWhatWasAskedDecidedAndMeasured() throws IOException {
    stage.recording(TAKE, "ready");
    var asked =
        Map.of(
            "file_url",
            TAKE,
            "session_id",
            "session_1_abc",
            "preset",
            "clean",
            "eq_mid",
            -2,
            "compression",
            0.3);

    var ordered = stage.client.post("/api/mix/process", asked);
    String id = ordered.data().get("id").toString();
    stage.work(id, 1);
    var done = stage.client.get("/api/studio/jobs/" + id);

    assertThat(ordered.status()).isEqualTo(202);
    assertThat(ordered.headers()).containsEntry("location", "/api/studio/jobs/" + id);
    assertThat(done.data())
        .containsEntry("status", "succeeded")
        .containsEntry("session_id", "session_1_abc")
        .containsEntry("settings", Map.of("preset", "clean", "eq_mid", -2.0, "compression", 0.3));
    assertThat(done.text("file_url"))
        .isEqualTo(done.data().get("file_url"))
        .contains("/mix/mixed_mastered.wav?");
    assertThat(move(done, "vocal.eq-mid")).isEqualTo(-2.0);
    assertThat(move(done, "vocal.compression")).isEqualTo(-13.0);
    assertThat(move(done, "vocal.reflection")).isEqualTo(26.0);
    assertThat(measured(done, "target", "lufs")).isEqualTo(-13);
    assertThat(measured(done, "loudness", "integratedLufs")).isCloseTo(-13, within(0.05));
    assertThat(measured(done, "loudness", "truePeakDbtp")).isLessThanOrEqualTo(-1);
  }

  @Test
  void doesTheSameOrderOnce() throws IOException {
    stage.recording(TAKE, "ready");
    var asked = Map.of("file_url", TAKE, "ai_mix", false, "target", "apple");

    String id = stage.client.post("/api/mix/process", asked).data().get("id").toString();
    var meanwhile = stage.client.post("/api/mix/process", asked);
    stage.work(id, 1);
    var afterwards = stage.client.post("/api/mix/process", asked);

    assertThat(meanwhile.status()).isEqualTo(202);
    assertThat(afterwards.status()).isEqualTo(200);
    assertThat(afterwards.data()).containsEntry("id", id).containsEntry("status", "succeeded");
    assertThat(stage.orders()).containsExactly(id);
  }

  @Test
  @Proves("MIX-02")
  void takesASoundThatComesWithTheForm() throws IOException {
    var wav = wav();

    var ordered = form(wav, "preset", "warm", "reverb", "", "mix_strength", "0.5");
    stage.work(ordered.data().get("id").toString(), 1);
    var done = stage.client.get(ordered.data().get("statusUrl").toString());
    var again = Map.of("file_url", done.text("file_url"), "target", "club");

    assertThat(done.data())
        .containsEntry("status", "succeeded")
        .containsEntry("settings", Map.of("preset", "warm", "mix_strength", 0.5));
    assertThat(stage.client.post("/api/mix/process", again).status())
        .as("a result is a sound of one's own")
        .isEqualTo(202);
  }

  @Test
  void saysAtOnceThatAFileIsNoSoundAndInTheJobThatItIsCutOff() throws IOException {
    var wav = wav();

    var lyrics = form("La la la.\n".repeat(500).getBytes(StandardCharsets.UTF_8));
    var half = form(Arrays.copyOf(wav, wav.length / 2));
    String id = half.data().get("id").toString();
    stage.work(id, 1);
    var failed = stage.client.get("/api/studio/jobs/" + id);
    var oncemore = form(Arrays.copyOf(wav, wav.length / 2));

    assertThat(lyrics.status()).isEqualTo(422);
    assertThat(lyrics.body()).containsEntry("error", "not_audio").containsEntry("field", "file");
    assertThat(failed.data()).containsEntry("status", "failed");
    assertThat(failed.data().get("error").toString()).contains("truncated_audio", "cut off");
    assertThat(oncemore.data()).containsEntry("id", id).containsEntry("status", "queued");
  }

  @Test
  @Proves("MIX-01")
  void mixesAProductionAgainByItsIdOrTheSessionOfItsTake() throws IOException {
    stage.recording(TAKE, "ready");
    stage.production(TRACK, TAKE);

    var usual = run("session_id", TRACK);
    var changed =
        run("session_id", "session_1_abc", "vocal_gain", 6, "beat_gain", -3, "hpf_hz", 120);

    assertThat(usual.text("mix_url")).contains("/mix/mix.wav?");
    assertThat(usual.text("master_url")).contains("/mix/master.wav?");
    assertThat(move(changed, "vocal.gain") - move(usual, "vocal.gain")).isCloseTo(6, within(0.1));
    assertThat(move(changed, "band.gain") - move(usual, "band.gain")).isCloseTo(-3, within(0.1));
    assertThat(move(changed, "vocal.high-pass")).isEqualTo(120);
    assertThat(measured(changed, "loudness", "integratedLufs")).isCloseTo(-14, within(0.05));
  }

  @Test
  @Proves("ENH-03")
  void takesAMixApartAndSaysHowWell() throws IOException {
    stage.recording(TAKE, "ready");

    var ordered = stage.client.post("/api/audio/separate", Map.of("file_url", TAKE));
    stage.work(ordered.data().get("id").toString(), 1);
    var done = stage.client.get(ordered.data().get("statusUrl").toString());

    assertThat(done.body()).containsEntry("has_stems", true).containsEntry("stems_count", 4);
    assertThat(done.data().get("separation").toString())
        .contains("provider=embedded", "grade=", "label=", "estimatedDb=");
    assertThat((List<?>) done.data().get("files"))
        .extracting(file -> ((Map<?, ?>) file).get("name").toString())
        .containsExactly(
            "stems/vocals.wav", "stems/drums.wav", "stems/bass.wav", "stems/other.wav");
    assertThat(stage.client.post("/api/audio/separate", Map.of("session_id", TRACK)).body())
        .containsEntry("error", "validation_failed")
        .containsEntry("field", "file_url");
  }

  @Test
  @Proves({"MIX-10", "MIX-11"})
  void rendersASessionOfOnesOwnSounds() throws IOException {
    stage.recording(TAKE, "ready");
    String link = "/media/uploads/" + TAKE + "/original";

    var ordered = stage.client.post("/api/studio/bounce", session(TAKE, 500));
    var byAnotherLink = stage.client.post("/api/studio/bounce", session(link, 500));
    var late = stage.client.post("/api/studio/bounce", session(TAKE, 60_000));
    stage.work(ordered.data().get("id").toString(), 1);
    stage.work(late.data().get("id").toString(), 1);
    var done = stage.client.get(ordered.data().get("statusUrl").toString());
    var failed = stage.client.get(late.data().get("statusUrl").toString());

    assertThat(byAnotherLink.data()).containsEntry("id", ordered.data().get("id"));
    assertThat(done.text("file_url")).contains("/bounce.wav?");
    assertThat(((List<?>) done.data().get("files")).toString())
        .contains("sampleRateHz=44100", "channels=2", "durationMs=3000");
    assertThat(failed.data().get("error").toString())
        .contains("validation_failed", "tracks[0].clips[0].offsetMs lies beyond the end");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rec_01 | -1 | tracks[0].clips[0].offsetMs | must not be negative",
        "rec_99 | 0  | tracks[0].clips[0].file     | must name a sound of yours"
      })
  void namesTheFieldOfASessionByItsPath(String file, double offsetMs, String field, String how)
      throws IOException {
    stage.recording(TAKE, "ready");

    var answer = stage.client.post("/api/studio/bounce", session(file, offsetMs));

    assertThat(answer.body())
        .containsEntry("error", "validation_failed")
        .containsEntry("field", field);
    assertThat(answer.text("detail")).startsWith(field + " " + how);
  }

  /** Three seconds of a sound in a hall. */
  private static Map<String, Object> session(String file, double offsetMs) {
    return Map.of(
        "durationMs",
        3000,
        "tracks",
        List.of(
            Map.of(
                "effects", List.of(Map.of("type", "eq", "midDb", 3), Map.of("type", "reverb")),
                "clips", List.of(Map.of("file", file, "offsetMs", offsetMs)))));
  }

  @Test
  void givesUpWhenTheQueueDoesAndTakesTheOrderAgain() throws IOException {
    var file = stage.recording(TAKE, "ready");
    var asked = Map.of("file_url", TAKE);
    String id = stage.client.post("/api/mix/process", asked).data().get("id").toString();
    stage.objects.delete(file.key());

    String first = stage.work(id, 1);
    var between = stage.client.get("/api/studio/jobs/" + id);
    stage.work(id, 5);
    var given = stage.client.get("/api/studio/jobs/" + id);

    assertThat(first).as("comes again").contains("m1");
    assertThat(between.data()).containsEntry("status", "running");
    assertThat(given.data()).containsEntry("status", "failed");
    assertThat(stage.client.post("/api/mix/process", asked).data())
        .containsEntry("status", "queued");
  }

  @Test
  void givesUpAJobWhoseWorkersWereKilledWithoutAnotherTry() throws IOException {
    stage.recording(TAKE, "ready");
    String id =
        stage.client.post("/api/mix/process", Map.of("file_url", TAKE)).data().get("id").toString();

    String told = stage.work(id, 5);

    assertThat(told).as("stays in the queue for dead letters").contains("m1");
    assertThat(stage.client.get("/api/studio/jobs/" + id).data())
        .containsEntry("status", "failed")
        .doesNotContainKey("file_url");
  }

  @Test
  void refusesAFormThatSaysOneThingTwice() throws IOException {
    var twice = form(wav(), "preset", "warm", "preset", "clean");

    assertThat(twice.body())
        .containsEntry("error", "validation_failed")
        .containsEntry("field", "preset")
        .containsEntry("detail", "preset is sent twice; send it once.");
  }

  @Test
  void namesASessionsMemberThatNobodyReads() throws IOException {
    var spaced = Map.of("tracks", List.of(Map.of("my gain", 1)));

    var answer = stage.client.post("/api/studio/bounce", spaced);

    assertThat(answer.body()).containsEntry("field", "tracks[0]");
    assertThat(answer.text("detail")).contains("\"my gain\"", "known are");
    assertThat(stage.client.post("/api/studio/bounce", Map.of("tracks", List.of(Map.of()))).body())
        .containsEntry("field", "durationMs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eq_low           | 9        | validation_failed | eq_low must be -6 to 6 dB, was 9: use"
            + " 6.",
        "mid_level        | 5        | validation_failed | mid_level must be 0.5 to 2, was 5: use"
            + " 2.",
        "limiter          | loud     | validation_failed | limiter must be a number such as 0.5.",
        "ai_mix           | maybe    | validation_failed | ai_mix must be true or false.",
        "preset           | phat     | validation_failed | preset must be warm, clean or bright.",
        "target           | radio    | validation_failed | target must be liab, streaming, apple or"
            + " club.",
        "userId           | usr_02   | forbidden         | userId is not who is signed in; leave it"
            + " out."
      })
  void namesTheFieldAndTheFix(String field, String value, String code, String detail)
      throws IOException {
    stage.recording(TAKE, "ready");

    var answer = stage.client.post("/api/mix/process", Map.of("file_url", TAKE, field, value));

    assertThat(answer.body())
        .containsEntry("error", code)
        .containsEntry("field", field)
        .containsEntry("detail", detail);
  }

  @ParameterizedTest
  @CsvSource({
    "file_url, https://example.com/users/usr_01/uploads/rec_01/original, validation_failed",
    "file_url, file:///etc/passwd, validation_failed",
    "file_url, /media/usr_02/uploads/rec_01/original, media_not_found",
    "file_url, /media/../usr_02/uploads/rec_01/original, media_not_found",
    "file_url, rec_99, recording_not_found",
    "file_url, rec_02, recording_not_ready",
    "session_id, prd_99, project_not_found",
    "preset, warm, validation_failed"
  })
  void worksOnNothingButSoundsOfOnesOwn(String field, String value, String code)
      throws IOException {
    stage.recording(TAKE, "ready");
    stage.recording("rec_02", "received");

    var answer = stage.client.post("/api/mix/process", Map.of(field, value));

    assertThat(answer.body()).containsEntry("error", code);
    assertThat(
            stage
                .client
                .post("/api/mix/process", Map.of("file_url", "/media/uploads/rec_01/original"))
                .status())
        .isEqualTo(202);
  }

  @Test
  void saysInTheJobThatARoomIsTooLong() throws IOException {
    stage.recording(TAKE, "ready", 21);
    var reverb = Map.of("type", "reverb", "impulse", TAKE);
    var track = Map.of("clips", List.of(Map.of("file", TAKE)), "effects", List.of(reverb));

    var ordered = stage.client.post("/api/studio/bounce", Map.of("tracks", List.of(track)));
    stage.work(ordered.data().get("id").toString(), 1);
    var failed = stage.client.get(ordered.data().get("statusUrl").toString());

    assertThat(failed.data()).containsEntry("status", "failed");
    assertThat(failed.data().get("error").toString())
        .contains("validation_failed", "tracks[0].effects[0].impulse", "at most 20 seconds");
  }

  @Test
  void refusesAnOrderThatIsTooLongToKeep() throws IOException {
    stage.recording(TAKE, "ready");
    var track = Map.of("name", "y".repeat(300_000), "clips", List.of(Map.of("file", TAKE)));

    var refused = stage.client.post("/api/studio/bounce", Map.of("tracks", List.of(track)));

    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.body().get("detail").toString()).contains("262144");
  }

  @Test
  void refusesANameThatNobodyReads() throws IOException {
    stage.recording(TAKE, "ready");

    var misspelt = stage.client.post("/api/mix/process", Map.of("file_url", TAKE, "prset", "warm"));
    var elsewhere = stage.client.post("/api/mix/run", Map.of("session_id", TRACK, "eq_low", 3));

    assertThat(misspelt.body()).containsEntry("field", "prset");
    assertThat(misspelt.body().get("detail").toString()).contains("is not known", "preset");
    assertThat(elsewhere.body()).containsEntry("field", "eq_low");
  }

  @Test
  void knowsNoSoundByANameWithControlCharacters() throws IOException {
    var asked = Map.of("file_url", "/media/productions/\u0000/a");

    assertThat(stage.client.post("/api/mix/process", asked).status()).isEqualTo(404);
  }

  @Test
  void showsAJobToNobodyElse() throws IOException {
    stage.recording(TAKE, "ready");

    String url =
        stage
            .client
            .post("/api/mix/process", Map.of("file_url", TAKE))
            .data()
            .get("statusUrl")
            .toString();

    assertThat(stage.client.as("usr_02").get(url).status()).isEqualTo(404);
  }

  private Client.Answer run(Object... namesAndValues) throws IOException {
    var asked = new java.util.HashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      asked.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    var ordered = stage.client.post("/api/mix/run", asked);
    assertThat(ordered.status()).as(ordered.body().toString()).isEqualTo(202);
    stage.work(ordered.data().get("id").toString(), 1);
    return stage.client.get(ordered.data().get("statusUrl").toString());
  }

  private byte[] wav() throws IOException {
    Path file = folder.resolve("sent.wav");
    WavWriter.write(file, Stage.sound(2, 440).source(), WavEncoding.INT16);
    return Files.readAllBytes(file);
  }

  private Client.Answer form(byte[] file, String... fields) throws IOException {
    var body = new ByteArrayOutputStream();
    for (int i = 0; i < fields.length; i += 2) {
      body.write(
          "--border\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(fields[i], fields[i + 1])
              .getBytes(StandardCharsets.UTF_8));
    }
    body.write(
        "--border\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8));
    body.write(file);
    body.write("\r\n--border--\r\n".getBytes(StandardCharsets.UTF_8));
    return stage.client.binary(
        "/api/mix/process", "multipart/form-data; boundary=border", body.toByteArray());
  }

  @SuppressWarnings("unchecked")
  private static double move(Client.Answer done, String move) {
    return ((List<Map<String, Object>>) done.data().get("decisions"))
        .stream()
            .filter(decision -> decision.get("move").equals(move))
            .map(decision -> ((Number) decision.get("value")).doubleValue())
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + move + " in " + done.data()));
  }

  @SuppressWarnings("unchecked")
  private static double measured(Client.Answer done, String of, String what) {
    return ((Number) ((Map<String, Object>) done.data().get(of)).get(what)).doubleValue();
  }
}
