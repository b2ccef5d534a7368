package dev.backline.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.cloud.template.Api.Cors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GatewayCorsTest {
  private static final String APP = "https://app.example.com";

  private final TestGateway gateway =
      TestGateway.crossOrigin(
          new Cors(
              List.of(APP),
              List.of("GET", "POST"),
              List.of("Authorization"),
              List.of("ETag"),
              Optional.of(Duration.ofHours(1)),
              false),
          "GET /a");

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void answersAPreflightItself() {
    var answer =
        gateway.send("OPTIONS", "/a", "", "Origin", APP, "Access-Control-Request-Method", "GET");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("access-control-allow-origin")).contains(APP);
    assertThat(answer.headers().firstValue("access-control-allow-methods")).contains("GET,POST");
    assertThat(answer.headers().firstValue("access-control-allow-headers"))
        .contains("Authorization");
    assertThat(answer.headers().firstValue("access-control-max-age")).contains("3600");
    assertThat(gateway.lastEvent("GET /a")).isEmpty();
  }

  @Test
  void replacesWhatTheFunctionSays() {
    gateway.when(
        "GET /a",
        "{\"statusCode\":200,\"headers\":{\"Access-Control-Allow-Origin\":\"*\",\"X-Own\":\"1\"}}");

    var answer = gateway.get("/a", "Origin", APP);

    assertThat(answer.headers().allValues("access-control-allow-origin")).containsExactly(APP);
    assertThat(answer.headers().firstValue("access-control-expose-headers")).contains("ETag");
    assertThat(answer.headers().firstValue("x-own")).contains("1");
  }

  @Test
  void allowsNoOtherOrigin() {
    var answer = gateway.get("/a", "Origin", "https://evil.example.com");

    assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
  }
}
