package dev.backline.cloud.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backline.acceptance.Proves;
import dev.backline.cloud.testing.CloudClient;
import dev.backline.cloud.testing.EmbeddedCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One take on its way from a file to a mastered track. */
@EmbeddedCloud
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProductionJourneyTest {
  private static final int SECONDS = 14;
  private static final long SEED = 7;

  @TempDir Path folder;

  private final List<Integer> progress = new ArrayList<>();
  private byte[] take;
  private Musician musician;
  private JsonNode ordered;
  private JsonNode job;
  private JsonNode manifest;

  @BeforeAll
  void produceATake(CloudClient client) throws IOException, InterruptedException {
    take = Takes.morningLight(SECONDS);
    musician = Musician.at(client);
    var upload = musician.declare(take);
    ordered = musician.order(upload, SEED).json();
    musician.send(upload, take);
    String id = ordered.path("jobId").asText();
    musician.follow(
        id,
        seen -> {
          progress.add(seen.path("progress").asInt());
          return Musician.ended(seen);
        });
    job = musician.succeeded(id);
    manifest = new ObjectMapper().readTree(Musician.checked(job.path("result").path("manifest")));
  }

  @Test
  @Proves("JOB-01")
  void isQueuedAtOnceWithAnEstimate() {
    assertThat(ordered.path("jobId").asText()).isNotEmpty();
    assertThat(ordered.path("status").asText()).isEqualTo("queued");
    assertThat(ordered.path("estimatedTime").asText()).isNotEmpty();
  }

  @Test
  @Proves({"JOB-02", "JOB-03"})
  void onlyEverGoesForwardThroughTheSteps() {
    assertThat(progress).isSorted().isSubsetOf(0, 10, 30, 50, 75, 90, 100).endsWith(100);
    assertThat(job.path("steps").findValuesAsText("step"))
        .containsExactly("Enhancement", "Analysis", "Generation", "Mix", "Master", "Export");
    assertThat(job.path("steps").findValuesAsText("status")).containsOnly("done");
    assertThat(job.path("steps").findValuesAsText("startedAt")).isSorted();
  }

  @Test
  void hearsTheKeyAndTheTempoOfTheTake() {
    var heard = manifest.path("steps").path("analysis");

    assertThat(heard.path("key").asText()).isEqualTo("D Major");
    assertThat(heard.path("tempo").asDouble()).isCloseTo(92, within(0.92));
  }

  @Test
  void playsExactlyAsLongAsTheVocal() throws IOException, InterruptedException {
    var meter = new Meter(folder);

    double vocal = meter.seconds(Musician.file(job, "vocal.wav"));

    assertThat(vocal).isEqualTo(SECONDS);
    assertThat(meter.seconds(Musician.file(job, "instrumental.wav"))).isEqualTo(vocal);
    assertThat(meter.seconds(Musician.file(job, "master.wav"))).isEqualTo(vocal);
  }

  @Test
  void isAsLoudAsStreamingWantsIt() throws IOException, InterruptedException {
    var measured = entry("master.wav").path("loudness");

    var heard = new Meter(folder).loudness(Musician.file(job, "master.wav"));

    assertThat(measured.path("integratedLufs").asDouble()).isCloseTo(-14, within(0.5));
    assertThat(measured.path("truePeakDbtp").asDouble()).isLessThanOrEqualTo(-1);
    assertThat(heard.lufs()).isCloseTo(-14, within(0.5));
    assertThat(heard.truePeakDbtp()).isLessThanOrEqualTo(-1);
  }

  @Test
  void listsEveryFileWithTheHashOfItsBytes() throws IOException, InterruptedException {
    for (JsonNode file : job.path("result").path("files")) {
      assertThat(Musician.checked(file)).isNotEmpty();
    }
    for (JsonNode listed : manifest.path("files")) {
      String name = listed.path("name").asText();
      assertThat(Musician.hex(Musician.file(job, name))).isEqualTo(listed.path("sha256").asText());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "mp3", "flac", "aac", "m4a", "ogg", "opus"})
  @Proves({"MED-07", "MED-08"})
  void isExportedInEveryFormat(String format) throws IOException, InterruptedException {
    var answer =
        musician.api().get("/api/projects/" + job.path("id").asText() + "/export?format=" + format);

    assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    var file = Musician.fetched(answer.headers().firstValue("location").orElseThrow());
    assertThat(file.headers().firstValue("content-disposition").orElseThrow())
        .startsWith("attachment")
        .contains("Morning Light.");
    assertThat(new Meter(folder).seconds(file.body())).isCloseTo(SECONDS, within(0.15));
  }

  @Test
  @Proves("MIX-01")
  void isMixedAgainInAnotherBalance() throws IOException, InterruptedException {
    var made =
        musician.made(
            musician
                .api()
                .post(
                    "/api/mix/run",
                    """
                    {"session_id":"%s","vocal_gain":6,"beat_gain":-2,"hpf_hz":120,"deess_amount":0.2}
                    """
                        .formatted(job.path("id").asText())));

    var master = Musician.fetched(made.path("master_url").asText()).body();
    var heard = new Meter(folder).loudness(master);
    assertThat(heard.lufs()).isCloseTo(-14, within(0.5));
    assertThat(heard.truePeakDbtp()).isLessThanOrEqualTo(-1);
    assertThat(Musician.hex(master)).isNotEqualTo(Musician.hex(Musician.file(job, "master.wav")));
    assertThat(Musician.fetched(made.path("mix_url").asText()).body()).isNotEmpty();
  }

  @Test
  @Proves({"MIX-02", "MIX-08"})
  void isTreatedAsAFileOrByItsLinkAndMasteredAsLoudAsTheSourcesAsk()
      throws IOException, InterruptedException {
    var ofTake = musician.form("/api/mix/process", take, "preset", "clean", "ai_mix", "false");
    var ofMaster =
        musician
            .api()
            .post(
                "/api/mix/process",
                "{\"file_url\":\"%s\",\"eq_high\":3,\"reverb\":0}".formatted(link("master.wav")));

    for (var ordered : List.of(ofTake, ofMaster)) {
      var made = musician.made(ordered);
      assertThat(made.path("file_url").asText()).contains("/mix/mixed_mastered.wav?");
      var heard =
          new Meter(folder).loudness(Musician.fetched(made.path("file_url").asText()).body());
      assertThat(heard.lufs()).isCloseTo(-13, within(0.5));
      assertThat(heard.truePeakDbtp()).isLessThanOrEqualTo(-1);
    }
  }

  @Test
  @Proves("ENH-03")
  void isTakenApart() throws IOException, InterruptedException {
    var made =
        musician.made(
            musician
                .api()
                .post(
                    "/api/audio/separate", "{\"file_url\":\"%s\"}".formatted(link("master.wav"))));

    assertThat(made.path("has_stems").asBoolean()).isTrue();
    assertThat(made.path("stems_count").asInt()).isEqualTo(4);
    assertThat(made.path("data").path("separation").path("label").asText()).contains(":");
    for (JsonNode stem : made.path("data").path("files")) {
      assertThat(new Meter(folder).seconds(Musician.checked(stem))).isEqualTo(SECONDS);
    }
  }

  @Test
  @Proves({"MIX-10", "MIX-11"})
  void isRenderedWithEffectsInASession() throws IOException, InterruptedException {
    var made =
        musician.made(
            musician
                .api()
                .post(
                    "/api/studio/bounce",
                    """
                    {"durationMs":5000,"tracks":[
                      {"effects":[{"type":"preset","name":"hall"}],"clips":[{"file":"%s","startMs":500}]},
                      {"gain":0.5,"pan":-0.5,"clips":[{"file":"%s"}]}]}
                    """
                        .formatted(job.path("recordingId").asText(), link("instrumental.wav"))));

    assertThat(new Meter(folder).seconds(Musician.fetched(made.path("file_url").asText()).body()))
        .isEqualTo(5);
  }

  private String link(String name) {
    for (JsonNode file : job.path("result").path("files")) {
      if (file.path("name").asText().equals(name)) return file.path("url").asText();
    }
    throw new AssertionError("the job lists no " + name);
  }

  @Test
  void givesAnotherMusicianTheSameBytesForTheSameTakeAndSeed(CloudClient client)
      throws IOException, InterruptedException {
    var other = Musician.at(client);

    var again = other.succeeded(other.produce(take, SEED));

    assertThat(Musician.hex(Musician.file(again, "master.wav")))
        .isEqualTo(Musician.hex(Musician.file(job, "master.wav")));
  }

  @Test
  void isNobodyElsesBusiness(CloudClient client) {
    var stranger = Musician.at(client).api();
    String id = job.path("id").asText();

    assertThat(stranger.get("/api/jobs/" + id).status()).isEqualTo(404);
    assertThat(stranger.post("/api/jobs/" + id + "/cancel", "{}").status()).isEqualTo(404);
    assertThat(stranger.get("/api/projects/" + id + "/export").status()).isEqualTo(404);
  }

  @Test
  void canBeCanceledAndTriedAgain() throws IOException, InterruptedException {
    String id = musician.produce(take, SEED + 1);
    musician.follow(id, seen -> seen.path("status").asText().equals("running"));

    var canceled = musician.api().post("/api/jobs/" + id + "/cancel", "{}");
    var retried = musician.api().post("/api/jobs/" + id + "/retry", "{}");

    assertThat(canceled.json().path("data").path("status").asText()).isEqualTo("canceled");
    assertThat(retried.json().path("data").path("status").asText()).isEqualTo("queued");
    assertThat(musician.succeeded(id).path("attempt").asInt()).isEqualTo(2);
  }

  private JsonNode entry(String name) {
    for (JsonNode file : manifest.path("files")) {
      if (file.path("name").asText().equals(name)) return file;
    }
    throw new AssertionError("the manifest lists no " + name);
  }
}
