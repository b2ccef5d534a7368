package dev.backline.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.cloud.gateway.Functions.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client receives. */
final class GatewayAnswerTest {
  private final TestGateway gateway = TestGateway.open("GET /a", "POST /a");

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void passesOnStatusHeadersCookiesAndBody() {
    gateway.when(
        "GET /a",
        """
        {"statusCode":201,"headers":{"Content-Type":"text/x","X-N":7},"cookies":["a=1","b=2"],"body":"hé"}
        """);

    var answer = gateway.get("/a");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("content-type")).contains("text/x");
    assertThat(answer.headers().firstValue("x-n")).contains("7");
    assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(answer.body()).isEqualTo("hé");
  }

  @Test
  void datesTheAnswerOnce() {
    gateway.when(
        "GET /a",
        """
        {"statusCode":200,"headers":{"Date":"Thu, 01 Jan 1970 00:00:00 GMT"},"body":""}
        """);

    assertThat(gateway.get("/a").headers().allValues("date"))
        .singleElement()
        .asString()
        .doesNotContain("1970");
  }

  @Test
  void decodesABodyThatIsMarkedAsBase64() {
    gateway.when("GET /a", "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"aGk=\"}");

    assertThat(gateway.get("/a").body()).isEqualTo("hi");
  }

  @Test
  void takesAnAnswerWithoutAStatusForTheBody() {
    gateway.when("GET /a", "{\"hello\":\"world\"}");

    var answer = gateway.get("/a");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(answer.body()).isEqualTo("{\"hello\":\"world\"}");
  }

  @Test
  void hidesWhyAFunctionFailed() {
    gateway.when("GET /a", _ -> new Outcome.Failed("secret"));

    assertRefused(500, "Internal Server Error");
  }

  @Test
  void answersUnavailableWhenAFunctionIsLate() {
    gateway.when("GET /a", _ -> new Outcome.Late());

    assertRefused(503, "Service Unavailable");
  }

  @Test
  void refusesAnAnswerThatIsNotOne() {
    gateway.when("GET /a", "{\"statusCode\":\"fine\"}");
    assertRefused(500, "Internal Server Error");

    gateway.when("GET /a", "{\"statusCode\":200,\"body\":{}}");
    assertRefused(500, "Internal Server Error");

    gateway.when("GET /a", "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"%%\"}");
    assertRefused(500, "Internal Server Error");
  }

  @Test
  void doesNotKnowOtherPathsAndMethods() {
    assertThat(gateway.get("/b").statusCode()).isEqualTo(404);
    assertThat(gateway.send("DELETE", "/a", "").body()).isEqualTo("{\"message\":\"Not Found\"}");
    assertThat(gateway.get("/a/").statusCode()).isEqualTo(404);
  }

  @Test
  void refusesABodyThatLambdaWouldNotTake() {
    byte[] large = new byte[5 * 1024 * 1024];

    var answer = gateway.send("POST", "/a", large, "Content-Type", "application/octet-stream");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(gateway.lastEvent("POST /a")).isEmpty();
  }

  @Test
  void answersWhatIsNotHttpInJson() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.url().getPort())) {
      socket.getOutputStream().write("BAD\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answer).startsWith("HTTP/1.1 400").endsWith("{\"message\":\"Bad Request\"}");
    }
  }

  private void assertRefused(int status, String message) {
    var answer = gateway.get("/a");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"message\":\"%s\"}", message);
  }

  @ParameterizedTest
  @CsvSource({"evil.example, 403", "127.0.0.1.evil.example, 403", "localhost, 200"})
  void answersOnlyToTheNamesOfThisMachine(String host, int status) throws IOException {
    int port = gateway.url().getPort();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              "GET /a HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
                  .formatted(host, port)
                  .getBytes(StandardCharsets.US_ASCII));

      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answer).startsWith("HTTP/1.1 " + status);
    }
  }
}
