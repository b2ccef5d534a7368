package dev.backline.cloud.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backline.cloud.testing.CloudClient;
import dev.backline.cloud.testing.EmbeddedCloud;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client may get wrong, or do on purpose: each has its code, its field and a fix. */
@EmbeddedCloud
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileRequestsTest {
  private CloudClient anna;
  private CloudClient stranger;
  private String recording;
  private String job;

  @BeforeAll
  void signUp(CloudClient client) {
    anna = client.signedUp();
    stranger = client.signedUp();
    recording =
        data(anna.post("/api/uploads", "{\"fileName\":\"a.wav\",\"sizeBytes\":1000}"))
            .path("recordingId")
            .asText();
    job = data(anna.post("/api/produce", order("\"mood\":\"warm\""))).path("jobId").asText();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"recordingId\":          | malformed_json    |",
        "{}{}                       | malformed_json    |",
        "{\"genre\":\"a\",\"genre\":\"b\"} | malformed_json |",
        "{\"tempo\":NaN}            | malformed_json    |",
        "``                         | missing_body      |",
        "null                       | missing_body      |",
        "[]                         | validation_failed |",
        "{}                         | validation_failed | recordingId",
        "{\"recordingId\":\"R\",\"genre\":\"polka\",\"mood\":\"warm\"} | validation_failed | genre",
        "{\"recordingId\":\"R\",\"genre\":null,\"mood\":\"warm\"}  | validation_failed | genre",
        "{\"recordingId\":\"R\",\"genre\":{},\"mood\":\"warm\"}    | validation_failed | genre",
        "{\"recordingId\":\"R\",\"genre\":\"pop\",\"mood\":7}      | validation_failed | mood",
        "{\"recordingId\":\"R\",\"genre\":\"pop\",\"mood\":\"warm\",\"tempo\":900} |"
            + " validation_failed | tempo",
        "{\"recordingId\":\"R\",\"genre\":\"pop\",\"mood\":\"warm\",\"tempo\":\"fast\"} |"
            + " validation_failed | tempo",
        "{\"recordingId\":\"R\",\"genre\":\"pop\",\"mood\":\"warm\",\"key\":\"H minor\"} |"
            + " validation_failed | key",
        "{\"recordingId\":\"R\",\"genre\":\"pop\",\"mood\":\"warm\",\"seed\":-1} |"
            + " validation_failed | seed",
        "{\"recordingId\":\"R\",\"genre\":\"pop\",\"mood\":\"warm\",\"seed\":1.5} |"
            + " validation_failed | seed",
        "{\"recordingId\":\"R\",\"genre\":\"pop\",\"mood\":\"warm\",\"tempi\":90} |"
            + " validation_failed | tempi",
        "{\"recordingId\":\"R\",\"genre\":\"pop\",\"mood\":\"warm\",\"title\":\"a\\n"
            + "b\"} | validation_failed | title",
        "{\"recordingId\":\"../../etc/passwd\",\"genre\":\"pop\",\"mood\":\"warm\"} |"
            + " recording_not_found | recordingId",
      })
  void namesWhatIsWrongWithAnOrder(String body, String code, String field) {
    var answer =
        anna.post("/api/produce", body == null ? "" : body.replace("\"R\"", quoted(recording)));

    assertProblem(answer, code);
    assertThat(answer.json().path("field").asText("")).isEqualTo(field == null ? "" : field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                            | validation_failed  | fileName",
        "{\"fileName\":\"a.wav\"}                      | validation_failed  | sizeBytes",
        "{\"fileName\":\"a.wav\",\"sizeBytes\":-5}     | validation_failed  | sizeBytes",
        "{\"fileName\":\"a.wav\",\"sizeBytes\":\"big\"} | validation_failed | sizeBytes",
        "{\"fileName\":\"a.wav\",\"sizeBytes\":3221225472} | file_too_large | sizeBytes",
        "{\"fileName\":\"a.exe\",\"sizeBytes\":5}      | unsupported_format | fileName",
        "{\"fileName\":\"a\\u0000.wav\",\"sizeBytes\":5} | validation_failed | fileName",
        "{\"fileName\":\"a.wav\",\"sizeBytes\":5,\"checksum\":{\"algorithm\":\"MD5\",\"value\":\"x\"}}"
            + " | validation_failed | checksum.algorithm",
        "{\"fileName\":\"a.wav\",\"sizeBytes\":5,\"checksum\":{\"algorithm\":\"SHA256\"}} |"
            + " validation_failed | checksum.value",
      })
  void namesWhatIsWrongWithAnUpload(String body, String code, String field) {
    var answer = anna.post("/api/uploads", body);

    assertProblem(answer, code);
    assertThat(answer.json().path("field").asText("")).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/uploads/REC, upload_not_found",
    "POST, /api/uploads/REC/parts, upload_not_found",
    "POST, /api/uploads/REC/complete, upload_not_found",
    "DELETE, /api/uploads/REC, upload_not_found",
    "GET, /api/recordings/REC, recording_not_found",
    "GET, /api/jobs/JOB, job_not_found",
    "POST, /api/jobs/JOB/cancel, job_not_found",
    "POST, /api/jobs/JOB/retry, job_not_found",
    "GET, /api/projects/JOB/export, project_not_found"
  })
  void doesNotKnowWhatBelongsToSomebodyElse(String method, String path, String code) {
    String real = path.replace("REC", recording).replace("JOB", job);

    assertProblem(stranger.send(method, real, BodyPublishers.noBody()), code);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/jobs?cursor=made-up, invalid_cursor",
    "/api/recordings?cursor=AAAA.BBBB, invalid_cursor",
    "/api/jobs?limit=0, validation_failed",
    "/api/jobs?limit=many, validation_failed",
    "/api/jobs?status=odd, validation_failed",
    "/api/jobs/..%2F..%2Fetc, job_not_found"
  })
  void refusesAQueryThatMakesNoSense(String path, String code) {
    assertProblem(anna.get(path), code);
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, /api/jobs",
    "OPTIONS, /api/produce",
    "PUT, /api/produce",
    "PATCH, /api/uploads",
    "TRACE, /api/health",
    "GET, /api/nothing"
  })
  void knowsNoOtherRoutes(String method, String path) {
    assertThat(anna.send(method, path, BodyPublishers.noBody()).status()).isEqualTo(404);
  }

  @Test
  void refusesWhatIsTooLong() {
    assertProblem(
        anna.post(
            "/api/produce", order("\"mood\":\"warm\",\"title\":\"" + "x".repeat(10_000) + "\"")),
        "validation_failed");
    assertProblem(
        anna.send(
            "POST",
            "/api/produce",
            BodyPublishers.ofString(order("\"mood\":\"warm\"")),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            "k".repeat(300)),
        "validation_failed");
    assertThat(
            anna.post(
                    "/api/produce",
                    order("\"mood\":\"warm\",\"title\":\"" + "x".repeat(7_000_000) + "\""))
                .status())
        .isEqualTo(413);
  }

  @Test
  void refusesOtherTypesOfContent() {
    for (String type : List.of("text/plain", "application/xml")) {
      var body = BodyPublishers.ofString("<order/>");
      assertProblem(
          anna.send("POST", "/api/produce", body, "Content-Type", type), "unsupported_media_type");
    }
  }

  private String order(String more) {
    return "{\"recordingId\":\"%s\",\"genre\":\"pop\",%s}".formatted(recording, more);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static JsonNode data(CloudClient.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    return answer.json().path("data");
  }

  private static void assertProblem(CloudClient.Answer answer, String code) {
    assertThat(answer.json().path("error").asText()).as(answer.body()).isEqualTo(code);
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.json().path("detail").asText()).isNotBlank();
    assertThat(answer.body()).doesNotContain("Exception", "\\tat ", "dev.backline");
  }
}
