package dev.backline.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a function receives: payload format 2.0. */
final class GatewayEventTest {
  private final TestGateway gateway =
      TestGateway.open("POST /things/{id}", "GET /things/{id}", "GET /files/{proxy+}");

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void carriesTheRequestLine() {
    gateway.get("/things/a%2Fb%20c?x=1&y=%20z", "User-Agent", "test/1");

    var event = event("GET /things/{id}");
    assertThat(event.at("/version").asText()).isEqualTo("2.0");
    assertThat(event.at("/routeKey").asText()).isEqualTo("GET /things/{id}");
    assertThat(event.at("/rawPath").asText()).isEqualTo("/things/a%2Fb%20c");
    assertThat(event.at("/rawQueryString").asText()).isEqualTo("x=1&y=%20z");
    assertThat(event.at("/pathParameters/id").asText()).isEqualTo("a/b c");
    assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("GET");
    assertThat(event.at("/requestContext/http/path").asText()).isEqualTo("/things/a%2Fb%20c");
    assertThat(event.at("/requestContext/http/sourceIp").asText()).isEqualTo("127.0.0.1");
    assertThat(event.at("/requestContext/http/userAgent").asText()).isEqualTo("test/1");
    assertThat(event.at("/requestContext/stage").asText()).isEqualTo("$default");
    assertThat(event.at("/requestContext/accountId").asText()).isEqualTo("123456789012");
    assertThat(event.at("/requestContext/timeEpoch").isNumber()).isTrue();
    assertThat(event.at("/requestContext/time").asText())
        .matches("\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
  }

  @Test
  void joinsWhatOccursTwice() {
    gateway.get("/things/1?tag=a&tag=b+c&flag", "X-Thing", "one", "x-thing", "two");

    var event = event("GET /things/{id}");
    assertThat(event.at("/headers/x-thing").asText()).isEqualTo("one,two");
    assertThat(event.at("/queryStringParameters/tag").asText()).isEqualTo("a,b c");
    assertThat(event.at("/queryStringParameters/flag").asText()).isEmpty();
  }

  @Test
  void keepsCookiesApart() {
    gateway.get("/things/1", "Cookie", "a=1; b=2");

    var event = event("GET /things/{id}");
    assertThat(event.at("/cookies").toString()).isEqualTo("[\"a=1\",\"b=2\"]");
    assertThat(event.at("/headers").has("cookie")).isFalse();
  }

  @Test
  void leavesOutWhatTheRequestDoesNotHave() {
    gateway.get("/files/a/b.txt");

    var event = event("GET /files/{proxy+}");
    assertThat(event.has("cookies")).isFalse();
    assertThat(event.has("queryStringParameters")).isFalse();
    assertThat(event.has("body")).isFalse();
    assertThat(event.at("/requestContext").has("authorizer")).isFalse();
    assertThat(event.at("/isBase64Encoded").asBoolean()).isFalse();
    assertThat(event.at("/pathParameters/proxy").asText()).isEqualTo("a/b.txt");
  }

  @Test
  void givesJsonAsText() {
    gateway.send(
        "POST", "/things/1", "{\"ü\":1}", "Content-Type", "application/json; charset=UTF-8");

    var event = event("POST /things/{id}");
    assertThat(event.at("/body").asText()).isEqualTo("{\"ü\":1}");
    assertThat(event.at("/isBase64Encoded").asBoolean()).isFalse();
  }

  @Test
  void givesAnythingElseAsBase64() {
    byte[] bytes = {0, -1, 7};
    gateway.send("POST", "/things/1", bytes, "Content-Type", "multipart/form-data; boundary=x");

    var event = event("POST /things/{id}");
    assertThat(Base64.getDecoder().decode(event.at("/body").asText())).isEqualTo(bytes);
    assertThat(event.at("/isBase64Encoded").asBoolean()).isTrue();
  }

  @Test
  void doesNotBelieveAClientThatSaysWhereItComesFrom() {
    gateway.get("/things/1", "X-Forwarded-For", "8.8.8.8");

    assertThat(event("GET /things/{id}").at("/headers/x-forwarded-for").asText())
        .isEqualTo("127.0.0.1");
  }

  private JsonNode event(String function) {
    return gateway.lastEvent(function).orElseThrow();
  }
}
