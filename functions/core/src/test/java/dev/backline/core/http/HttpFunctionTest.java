package dev.backline.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.backline.acceptance.Proves;
import dev.backline.core.Containers;
import dev.backline.core.testing.LambdaContext;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestTable;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Proves("OPS-06")
@ExtendWith(EmbeddedStores.class)
class HttpFunctionTest {

  private static final String SONG = "{\"title\":\"Blue\",\"tempo\":92,\"mood\":\"WARM\"}";

  private static final class SongsHandler extends HttpFunction {

    SongsHandler(ApplicationContext beans) {
      super(beans, "/api/songs");
    }
  }

  private final SongsHandler handler;

  HttpFunctionTest(TestTable table, DynamoDbClient client) {
    this.handler = new SongsHandler(Containers.over(table, client));
  }

  @Test
  void wrapsAnAnswerInTheEnvelope() {
    var answer = call("GET", "/api/songs", Optional.empty(), Map.of());

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody())
        .isEqualTo("{\"ok\":true,\"data\":{\"items\":[\"usr_1\"],\"next\":null}}");
    assertThat(answer.getHeaders()).containsEntry("X-Request-Id", "req-1");
  }

  @Test
  void leavesItToTheGatewayWhichOriginsMayCall() {
    var answer =
        call(
            "GET",
            "/api/songs",
            Optional.empty(),
            Map.of("origin", "https://studio.example", "host", "127.0.0.1:9000"));

    assertThat(answer.getStatusCode()).isEqualTo(200);
  }

  @Test
  void answersNotModifiedToAClientThatHasTheSameBytes() {
    String tag = call("GET", "/api/songs", Optional.empty(), Map.of()).getHeaders().get("ETag");

    var same =
        call("GET", "/api/songs", Optional.empty(), Map.of("if-none-match", "\"x\", W/" + tag));
    var other = call("GET", "/api/songs", Optional.empty(), Map.of("if-none-match", "\"x\""));

    assertThat(same.getStatusCode()).isEqualTo(304);
    assertThat(same.getBody()).isNull();
    assertThat(other.getStatusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"title\":\"\",\"tempo\":92,\"mood\":\"WARM\"} | validation_failed | title",
        "{\"tempo\":92,\"mood\":\"WARM\"}                | validation_failed | title",
        "{\"title\":\"B\",\"tempo\":301,\"mood\":\"WARM\"} | validation_failed | tempo",
        "{\"title\":\"B\",\"tempo\":92,\"mood\":\"SAD\"}  | validation_failed | mood",
        "{\"title\":\"B\",\"tempo\":\"x\",\"mood\":\"WARM\"} | validation_failed | tempo",
        "{\"title\":\"B\",\"tempo\":[],\"mood\":\"WARM\"} | validation_failed | tempo",
      })
  void namesTheFieldThatIsToBlame(String body, String code, String field) {
    var answer = call("POST", "/api/songs", Optional.of(body), Map.of());

    assertProblem(answer, 400, code);
    assertThat(answer.getBody())
        .contains("\"field\":\"" + field + "\"")
        .contains("\"detail\":\"" + field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"title\": | 400 | malformed_json",
        "nonsense    | 400 | malformed_json",
        "{}{}        | 400 | malformed_json",
        "{} x        | 400 | malformed_json",
        "{\"title\":\"A\",\"title\":\"B\"} | 400 | malformed_json",
        "{\"title\":\"not UTF-8: \uFFFD\"} | 400 | malformed_json",
        "{\"tempo\":NaN} | 400 | malformed_json",
        "[]          | 400 | validation_failed",
        "{}          | 400 | validation_failed",
        "null        | 400 | missing_body",
      })
  void refusesABodyThatIsNotTheObject(String body, int status, String code) {
    assertProblem(call("POST", "/api/songs", Optional.of(body), Map.of()), status, code);
  }

  @Test
  void refusesAMissingBody() {
    assertProblem(call("POST", "/api/songs", Optional.empty(), Map.of()), 400, "missing_body");
  }

  @Test
  void refusesAnotherContentType() {
    assertProblem(
        call("POST", "/api/songs", Optional.of("a=b"), Map.of("content-type", "text/csv")),
        415,
        "unsupported_media_type");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/nowhere,404,route_not_found",
    "DELETE,/api/songs,405,method_not_allowed",
    "GET,/api/songs/limited,429,rate_limited",
    "GET,/api/songs/none,404,not_found",
    "GET,/api/songs?limit=abc,400,validation_failed",
    "GET,/api/songs?limit=1000,400,validation_failed",
    "GET,/api/songs/broken,500,internal"
  })
  void answersEveryErrorAsAProblem(String method, String path, int status, String code) {
    var answer = call(method, path, Optional.empty(), Map.of());

    assertProblem(answer, status, code);
    assertThat(answer.getBody())
        .doesNotContain("secret of the inside")
        .doesNotContain("dev.backline")
        .doesNotContain("Exception");
  }

  @Test
  void saysWhenToComeAgain() {
    assertThat(call("GET", "/api/songs/limited", Optional.empty(), Map.of()).getHeaders())
        .containsEntry("Retry-After", "30");
  }

  @Test
  void refusesACallerWithoutPrincipal() {
    APIGatewayV2HTTPEvent event = event("GET", "/api/songs", Optional.empty(), Map.of());
    event.getRequestContext().setAuthorizer(null);

    assertProblem(handler.handleRequest(event, LambdaContext.of("req-1")), 401, "unauthorized");
  }

  @Test
  void replaysTheAnswerForTheSameIdempotencyKey() {
    var first = call("POST", "/api/songs", Optional.of(SONG), Map.of("idempotency-key", "k1"));
    var again = call("POST", "/api/songs", Optional.of(SONG), Map.of("idempotency-key", "k1"));
    var reused =
        call(
            "POST",
            "/api/songs",
            Optional.of(SONG.replace("92", "93")),
            Map.of("idempotency-key", "k1"));
    var fresh = call("POST", "/api/songs", Optional.of(SONG), Map.of("idempotency-key", "k2"));

    assertThat(first.getStatusCode()).isEqualTo(201);
    assertThat(again.getStatusCode()).isEqualTo(201);
    assertThat(again.getBody()).isEqualTo(first.getBody());
    assertProblem(reused, 422, "idempotency_key_reused");
    assertThat(fresh.getBody()).isNotEqualTo(first.getBody());
  }

  @Test
  void knowsAFormAgainThoughItsBoundaryIsNew() {
    var first = callWithForm("a1b2", "take");
    var again = callWithForm("c3d4", "take");
    var other = callWithForm("e5f6", "another take");

    assertThat(again.getBody()).isEqualTo(first.getBody());
    assertProblem(other, 422, "idempotency_key_reused");
  }

  private APIGatewayV2HTTPResponse callWithForm(String boundary, String content) {
    String body =
        "--%1$s\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n%2$s\r\n--%1$s--\r\n"
            .formatted(boundary, content);
    return call(
        "POST",
        "/api/songs",
        Optional.of(body),
        Map.of(
            "idempotency-key",
            "form",
            "content-type",
            "multipart/form-data; boundary=" + boundary));
  }

  private static void assertProblem(APIGatewayV2HTTPResponse answer, int status, String code) {
    assertThat(answer.getBody())
        .contains("\"error\":\"" + code + "\"")
        .contains("\"ok\":false")
        .contains("\"status\":" + status)
        .contains("\"requestId\":\"req-1\"")
        .contains("\"type\":\"urn:backline:error:" + code + "\"");
    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(Headers.find(answer.getHeaders(), "content-type"))
        .contains("application/problem+json");
  }

  private APIGatewayV2HTTPResponse call(
      String method, String path, Optional<String> body, Map<String, String> headers) {
    return handler.handleRequest(event(method, path, body, headers), LambdaContext.of("req-1"));
  }

  private static APIGatewayV2HTTPEvent event(
      String method, String path, Optional<String> body, Map<String, String> more) {
    String[] parts = path.split("\\?");
    APIGatewayV2HTTPEvent event = PrimingRequest.get(parts[0]);
    var headers = new HashMap<String, String>();
    headers.put("content-type", "application/json");
    headers.putAll(more);
    event.setHeaders(headers);
    event.getRequestContext().getHttp().setMethod(method);
    event
        .getRequestContext()
        .getAuthorizer()
        .setLambda(Map.of("userId", "usr_1", "sessionId", "ses_1", "scopes", "a b"));
    if (parts.length > 1) {
      event.setRawQueryString(parts[1]);
      event.setQueryStringParameters(Map.of(parts[1].split("=")[0], parts[1].split("=")[1]));
    }
    body.ifPresent(event::setBody);
    return event;
  }
}
