package dev.backline.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.cloud.template.Api.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoutesTest {
  private final Routes routes =
      new Routes(
          List.of(
              route("ANY", "$default"),
              route("ANY", "/{proxy+}"),
              route("GET", "/jobs/{id}"),
              route("ANY", "/jobs/{id}"),
              route("GET", "/jobs/latest"),
              route("GET", "/jobs/{id}/files/{name+}")));

  @Test
  void prefersALiteralToAParameterToAGreedyOne() {
    assertThat(matched("GET", "/jobs/latest")).isEqualTo("GET /jobs/latest");
    assertThat(matched("GET", "/jobs/7")).isEqualTo("GET /jobs/{id}");
    assertThat(matched("GET", "/jobs/7/files/a/b")).isEqualTo("GET /jobs/{id}/files/{name+}");
    assertThat(matched("GET", "/jobs/7/other")).isEqualTo("ANY /{proxy+}");
  }

  @Test
  void prefersAnExactMethod() {
    assertThat(matched("DELETE", "/jobs/7")).isEqualTo("ANY /jobs/{id}");
  }

  @Test
  void fallsBackToTheDefault() {
    assertThat(matched("GET", "/")).isEqualTo("$default");
  }

  @Test
  void decodesParameters() {
    var match = routes.match("GET", "/jobs/a+b%2F1/files/x/y%20z").orElseThrow();

    assertThat(match.parameters()).containsEntry("id", "a+b/1").containsEntry("name", "x/y z");
  }

  private String matched(String method, String path) {
    return routes.match(method, path).orElseThrow().route().key();
  }

  private static Route route(String method, String path) {
    return new Route(method, path, "function", false);
  }
}
