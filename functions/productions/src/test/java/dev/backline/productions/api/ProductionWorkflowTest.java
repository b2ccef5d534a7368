package dev.backline.productions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.acceptance.Proves;
import dev.backline.core.testing.Client;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestBucket;
import dev.backline.stores.testing.TestTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

@ExtendWith(EmbeddedStores.class)
class ProductionWorkflowTest {

  @TempDir private Path folder;
  private Band band;
  private Studio studio;

  @BeforeEach
  void open(DynamoDbClient dynamo, TestTable table, TestBucket bucket, S3Presigner presigner)
      throws IOException {
    band = new Band();
    studio = new Studio(folder, band, dynamo, table, bucket, presigner);
    studio.recordingIs("rec_ready", "ready");
  }

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  @Proves({"JOB-01", "JOB-02", "JOB-03"})
  void makesATrackOfATakeAndShowsEveryStepOfIt() throws InterruptedException {
    var answer =
        studio.client.post(
            "/api/produce", Map.of("recordingId", "rec_ready", "genre", "lofi", "mood", "warm"));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).containsEntry("status", "queued").containsKey("estimatedTime");
    String jobId = answer.text("jobId");

    studio.requested(jobId, 1);
    studio.finishes(jobId, 1);

    var job = studio.client.get("/api/jobs/" + jobId);
    assertThat(job.body())
        .containsEntry("id", jobId)
        .containsEntry("status", "succeeded")
        .containsEntry("progress", 100);
    assertThat(job.data().get("measurements").toString())
        .contains("C Minor", "noiseReductionDb", "truePeakDbtp");
    assertThat(job.body().get("result").toString()).contains("master.wav", "X-Amz-Expires=3600");
    assertThat(band.played)
        .containsExactly("Enhancement", "Analysis", "Generation", "Mix", "Master", "Export");
    assertThat(job.data().get("steps").toString())
        .containsSubsequence("progressAfter=10", "30", "50", "75", "90", "100");
    assertThat(studio.told("production.succeeded", jobId)).isEqualTo(1);
  }

  @Test
  @Proves("JOB-03")
  void showsTheStepInWorkAndWhatIsDone() throws InterruptedException {
    var hold = band.holdsAt("Mix");
    String jobId = produce(Map.of());
    studio.requested(jobId, 1);
    Client.Answer job = studio.client.get("/api/jobs/" + jobId);
    while (!"Mix".equals(job.data().get("step"))) {
      Thread.onSpinWait();
      job = studio.client.get("/api/jobs/" + jobId);
    }

    assertThat(job.body()).containsEntry("status", "running").containsEntry("progress", 50);
    assertThat(job.data().get("etaMs")).isInstanceOf(Number.class);

    hold.countDown();
    studio.finishes(jobId, 1);
  }

  @Test
  void letsTheMusicianListenToTheBeginningWhileTheTrackIsBeingMade() throws InterruptedException {
    var hold = band.holdsAt("Enhancement");
    String jobId = produce(Map.of("tempo", 128));
    studio.requested(jobId, 1);
    Client.Answer job = studio.client.get("/api/jobs/" + jobId);
    while (job.data().get("preview") == null) {
      Thread.onSpinWait();
      job = studio.client.get("/api/jobs/" + jobId);
    }

    assertThat(job.body()).containsEntry("status", "running").containsEntry("progress", 0);
    assertThat(job.data().get("preview").toString())
        .contains("X-Amz-Expires=3600", "durationMs=45000", "key=C Minor");
    assertThat(band.heard.get("Preview")).contains("\"genre\":\"lofi\"", "\"tempo\":128");

    hold.countDown();
    studio.finishes(jobId, 1);
    assertThat(studio.client.get("/api/jobs/" + jobId).data().get("preview")).isNotNull();
  }

  @Test
  void packsWhatIsFinishedWhileTheMixIsBeingMade() throws InterruptedException {
    var hold = band.holdsAt("Mix");
    String jobId = produce(Map.of());
    studio.requested(jobId, 1);
    while (!band.heard.containsKey("Packing")) {
      Thread.onSpinWait();
    }

    assertThat(band.played).doesNotContain("Master");
    assertThat(band.heard.get("Packing")).contains("instrumental", "stems", "vocal");

    hold.countDown();
    studio.finishes(jobId, 1);
    assertThat(band.heard.get("Export")).contains("takeSound", "truePeakDbtp", "\"step\":\"Mix\"");
  }

  @Test
  void makesTheTrackAllTheSameWhenThereIsNoPreview() throws InterruptedException {
    band.failsAt("Preview", "dev.backline.core.step.SilentTake");
    String jobId = produce(Map.of());
    studio.requested(jobId, 1);
    studio.finishes(jobId, 1);

    var job = studio.client.get("/api/jobs/" + jobId);

    assertThat(job.body()).containsEntry("status", "succeeded");
    assertThat(job.data().get("preview")).isNull();
  }

  @Test
  void doesNotWaitForAPreviewThatIsLate() throws InterruptedException {
    var hold = band.holdsAt("Preview");
    String jobId = produce(Map.of());
    studio.requested(jobId, 1);
    Client.Answer job = studio.client.get("/api/jobs/" + jobId);
    while (!"succeeded".equals(job.body().get("status"))) {
      Thread.onSpinWait();
      job = studio.client.get("/api/jobs/" + jobId);
    }

    hold.countDown();
    studio.finishes(jobId, 1);
    assertThat(studio.client.get("/api/jobs/" + jobId).data().get("preview")).isNull();
  }

  @Test
  @Proves("JOB-04")
  void letsTheMusiciansKeyAndTempoWinOverWhatIsHeard() throws InterruptedException {
    String jobId = produce(Map.of("key", "F# minor", "tempo", 128));

    studio.requested(jobId, 1);
    studio.finishes(jobId, 1);

    assertThat(band.heard.get("Generation"))
        .contains("\"key\":\"F# Minor\"", "\"tempo\":128", "\"durationMs\":45000");
    assertThat(band.heard.get("Analysis")).contains("\"keyHint\":\"F# Minor\"");
  }

  @Test
  void drawsTheSeedFromTheTakeSoThatTheSameTakeGivesTheSameTrack() throws InterruptedException {
    String first = produce(Map.of());
    studio.requested(first, 1);
    studio.finishes(first, 1);
    String heard = band.heard.get("Generation");
    String second = produce(Map.of());
    studio.requested(second, 1);
    studio.finishes(second, 1);

    assertThat(band.heard.get("Generation")).isEqualTo(heard).contains("\"seed\":");
  }

  @Test
  @Proves("JOB-06")
  void givesUpAfterThreeAttemptsOfAStepAndSaysSo() throws InterruptedException {
    band.failsAt("Mix", "java.io.IOException");
    String jobId = produce(Map.of());

    studio.requested(jobId, 1);
    studio.finishes(jobId, 1);

    var job = studio.client.get("/api/jobs/" + jobId);
    assertThat(job.body()).containsEntry("status", "failed").containsEntry("progress", 50);
    assertThat(job.data().get("error").toString())
        .contains("max_retries_reached", "Max retries reached", "step=Mix");
    assertThat(Collections.frequency(band.played, "Mix")).isEqualTo(3);
    assertThat(studio.told("production.failed", jobId)).isEqualTo(1);
  }

  @Test
  @Proves("JOB-06")
  void endsEvenWhenTheFunctionThatRecordsFailuresFails() throws InterruptedException {
    band.failsAt("Mix", "dev.backline.core.step.SilentTake");
    band.failsAt("ProductionFailure", "java.lang.OutOfMemoryError");
    String jobId = produce(Map.of());

    studio.requested(jobId, 1);
    studio.finishes(jobId, 1);

    var job = studio.client.get("/api/jobs/" + jobId);
    assertThat(job.body()).containsEntry("status", "failed").containsEntry("progress", 50);
    assertThat(job.data().get("error").toString()).contains("code=internal", "Nothing is lost");
    assertThat(studio.told("production.failed", jobId)).isEqualTo(1);
    assertThat(studio.client.post("/api/jobs/" + jobId + "/retry", Map.of()).status())
        .isLessThan(300);
  }

  @Test
  void doesNotRepeatWhatCannotSucceed() throws InterruptedException {
    band.failsAt("Enhancement", "dev.backline.core.step.SilentTake");
    String jobId = produce(Map.of());

    studio.requested(jobId, 1);
    studio.finishes(jobId, 1);

    var job = studio.client.get("/api/jobs/" + jobId);
    assertThat(job.data().get("error").toString())
        .contains("silent_take", "Nothing is to be heard.", "step=Enhancement");
    assertThat(band.played).containsExactly("Enhancement");
  }

  @Test
  void triesAFailedJobAgainThreeTimesInAll() throws InterruptedException {
    band.failsAt("Master", "dev.backline.core.step.UnsupportedRequest");
    String jobId = produce(Map.of());
    studio.requested(jobId, 1);
    studio.finishes(jobId, 1);

    var again = studio.client.post("/api/jobs/" + jobId + "/retry", Map.of());
    assertThat(again.body()).containsEntry("status", "queued").containsEntry("progress", 0);
    studio.requested(jobId, 1);
    studio.requested(jobId, 2);
    studio.finishes(jobId, 2);
    assertThat(studio.client.post("/api/jobs/" + jobId + "/retry", Map.of()).status())
        .isEqualTo(200);
    band.recovers();
    studio.requested(jobId, 3);
    studio.finishes(jobId, 3);

    var job = studio.client.get("/api/jobs/" + jobId);
    assertThat(job.body()).containsEntry("status", "succeeded");
    assertThat(job.data()).containsEntry("attempt", 3);
    assertThat(studio.told("production.succeeded", jobId)).isEqualTo(1);
  }

  @Test
  void cancelsOnceAndForGood() throws InterruptedException {
    var hold = band.holdsAt("Generation");
    String jobId = produce(Map.of());
    studio.requested(jobId, 1);
    while (!band.played.contains("Generation")) {
      Thread.onSpinWait();
    }

    var canceled = studio.client.post("/api/jobs/" + jobId + "/cancel", Map.of());
    var twice = studio.client.post("/api/jobs/" + jobId + "/cancel", Map.of());
    hold.countDown();
    studio.finishes(jobId, 1);
    studio.requested(jobId, 1);

    assertThat(canceled.body()).containsEntry("status", "canceled");
    assertThat(twice.body()).containsEntry("status", "canceled");
    assertThat(studio.client.get("/api/jobs/" + jobId).body()).containsEntry("status", "canceled");
    assertThat(band.played).doesNotContain("Mix");
    assertThat(studio.told("production.canceled", jobId)).isEqualTo(1);
    assertThat(studio.told("production.succeeded", jobId)).isZero();
  }

  @Test
  void waitsForATakeThatIsStillOnItsWay() throws InterruptedException {
    studio.recordingIs("rec_late", "awaiting-upload");
    String jobId = produce("rec_late", Map.of());
    studio.requested(jobId, 1);
    assertThat(studio.started(jobId, 1)).isFalse();
    assertThat(studio.client.get("/api/jobs/" + jobId).data())
        .containsEntry("waitsForRecording", true);

    studio.recordingIs("rec_late", "ready");
    studio.hears("recording.ready", Map.of("recordingId", "rec_late"));
    studio.finishes(jobId, 1);

    assertThat(studio.client.get("/api/jobs/" + jobId).body()).containsEntry("status", "succeeded");
  }

  @Test
  void failsWithTheReasonForWhichItsTakeWasRejected() {
    studio.recordingIs("rec_mute", "received");
    String jobId = produce("rec_mute", Map.of());
    studio.recordingIs("rec_mute", "rejected");

    studio.hears("recording.rejected", Map.of("recordingId", "rec_mute"));

    var job = studio.client.get("/api/jobs/" + jobId);
    assertThat(job.body()).containsEntry("status", "failed");
    assertThat(job.data().get("error").toString()).contains("silent_take", "The take is silent.");
    assertThat(studio.told("production.failed", jobId)).isEqualTo(1);
  }

  @Test
  void refusesATakeThatWasRejectedBefore() {
    studio.recordingIs("rec_bad", "rejected");

    var answer =
        studio.client.post(
            "/api/produce", Map.of("recordingId", "rec_bad", "genre", "lofi", "mood", "warm"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body()).containsEntry("error", "recording_rejected");
  }

  @Test
  void learnsFromASuccessHowLongTheStepsTake() throws InterruptedException {
    String jobId = produce(Map.of());
    studio.requested(jobId, 1);
    studio.finishes(jobId, 1);

    studio.hears("production.succeeded", Map.of("productionId", jobId, "attempt", 1));

    assertThat(studio.stepTimes()).isEqualTo(6);
  }

  @Test
  void doesNotKnowTheJobsOfOthers() {
    String jobId = produce(Map.of());
    var stranger = studio.client.as("usr_02");

    assertThat(stranger.get("/api/jobs/" + jobId).body()).containsEntry("error", "job_not_found");
    assertThat(stranger.post("/api/jobs/" + jobId + "/cancel", Map.of()).status()).isEqualTo(404);
    assertThat(stranger.get("/api/jobs").items()).isEmpty();
    assertThat(
            stranger
                .post(
                    "/api/produce",
                    Map.of("recordingId", "rec_ready", "genre", "lofi", "mood", "warm"))
                .body())
        .containsEntry("error", "recording_not_found");
  }

  @Test
  void listsJobsNewestFirstInPages() throws InterruptedException {
    var client = studio.client;
    String first = produce(Map.of());
    Thread.sleep(2); // ids of one millisecond have no order
    String second = produce(Map.of());
    Thread.sleep(2);
    String third = produce(Map.of());

    var page = client.get("/api/jobs?limit=2");
    var rest = client.get("/api/jobs?limit=2&cursor=" + page.data().get("next"));

    assertThat(ids(page)).containsExactly(third, second);
    assertThat(ids(rest)).startsWith(first);
    assertThat(client.get("/api/jobs?status=waiting").body())
        .containsEntry("error", "validation_failed")
        .containsEntry("field", "status");
  }

  @Test
  void answersARepeatedOrderWithTheSameJob() {
    var order = "{\"recordingId\":\"rec_ready\",\"genre\":\"pop\",\"mood\":\"happy\"}";
    var key = Map.of("idempotency-key", "order-" + System.nanoTime());

    var once = studio.client.call("POST", "/api/produce", order, key);
    var twice = studio.client.call("POST", "/api/produce", order, key);

    assertThat(once.status()).isEqualTo(202);
    assertThat(twice.text("jobId")).isEqualTo(once.text("jobId"));
  }

  @Test
  void saysThatNothingHasChanged() {
    String jobId = produce(Map.of());
    String tag = studio.client.get("/api/jobs/" + jobId).headers().get("etag");

    var again = studio.client.get("/api/jobs/" + jobId, Map.of("if-none-match", tag));

    assertThat(again.status()).isEqualTo(304);
  }

  @Test
  void namesWhatIsWrongWithAnOrder() {
    var client = studio.client;

    assertThat(client.call("POST", "/api/produce", "{\"genre\":", Map.of()).body())
        .containsEntry("error", "malformed_json");
    assertThat(client.post("/api/produce", Map.of("recordingId", "rec_ready")).body())
        .containsEntry("error", "validation_failed")
        .containsEntry("field", "genre");
    assertThat(
            client
                .post(
                    "/api/produce",
                    Map.of(
                        "recordingId", "rec_ready",
                        "genre", "lofi",
                        "mood", "warm",
                        "title", "x".repeat(10_000)))
                .body())
        .containsEntry("field", "title");
  }

  @Test
  void refusesAWishThatNobodyReadsAndASeedThatIsNoWholeNumber() {
    var order = Map.of("recordingId", "rec_ready", "genre", "lofi", "mood", "warm");
    var misspelt = new java.util.HashMap<String, Object>(order);
    misspelt.put("tempi", 90);
    var broken = new java.util.HashMap<String, Object>(order);
    broken.put("seed", 1.5);

    assertThat(studio.client.post("/api/produce", misspelt).body())
        .containsEntry("error", "validation_failed")
        .containsEntry("field", "tempi")
        .containsEntry("detail", "tempi is unknown here; correct its name or leave it out.");
    assertThat(studio.client.post("/api/produce", broken).body())
        .containsEntry("error", "validation_failed")
        .containsEntry("field", "seed");
  }

  private String produce(Map<String, ?> wishes) {
    return produce("rec_ready", wishes);
  }

  private String produce(String recordingId, Map<String, ?> wishes) {
    var body = new java.util.HashMap<String, Object>(wishes);
    body.put("recordingId", recordingId);
    body.put("genre", "lofi");
    body.put("mood", "warm");
    var answer = studio.client.post("/api/produce", body);
    assertThat(answer.status()).isEqualTo(202);
    return answer.text("jobId");
  }

  private static List<Object> ids(Client.Answer page) {
    return page.items().stream().map(job -> job.get("id")).toList();
  }
}
