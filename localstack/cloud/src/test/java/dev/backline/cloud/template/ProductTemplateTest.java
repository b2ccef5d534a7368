package dev.backline.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The product's own template, as the embedded cloud reads it. */
final class ProductTemplateTest {
  private static final Template TEMPLATE =
      TemplateReader.read(
          Path.of(System.getProperty("backline.root"), "template.yaml"),
          Map.of(),
          new Addresses(
              "backline",
              "000000000000",
              "us-east-1",
              URI.create("http://127.0.0.1:8712"),
              URI.create("http://127.0.0.1:8710")));

  @Test
  void asksForNothingThatTheEmbeddedCloudDoesNotHave() {
    assertThat(TEMPLATE.functions()).isNotEmpty();
    assertThat(TEMPLATE.tables()).hasSize(1);
    assertThat(TEMPLATE.stateMachines()).isNotEmpty();
  }

  @Test
  void everyQueueOutlivesItsConsumerSixTimes() {
    for (var mapping : TEMPLATE.eventSources()) {
      if (mapping instanceof EventSourceMapping.OfQueue source) {
        var queue =
            TEMPLATE.queues().stream()
                .filter(it -> it.arn().equals(source.queueArn()))
                .findFirst()
                .orElseThrow();
        var timeout = TEMPLATE.function(source.function()).timeout();
        assertThat(queue.visibility())
            .as(queue.logicalId())
            .isGreaterThanOrEqualTo(timeout.multipliedBy(6).plus(source.window()));
        assertThat(queue.redrive()).as(queue.logicalId()).isPresent();
      }
    }
  }

  @Test
  void everyConsumerReportsSingleFailures() {
    assertThat(TEMPLATE.eventSources()).allMatch(EventSourceMapping::partialFailures);
  }

  @Test
  void noFunctionHasBothASnapshotAndALargeDisk() {
    assertThat(TEMPLATE.functions())
        .noneMatch(it -> it.snapStart() && it.ephemeralStorageMb() > 512);
  }

  @Test
  void noHttpFunctionRunsLongerThanTheGatewayWaits() {
    for (var route : TEMPLATE.api().orElseThrow().routes()) {
      assertThat(TEMPLATE.function(route.function()).timeout()).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void onlySignUpLogInHealthAndTheDescriptionAreOpen() {
    assertThat(TEMPLATE.api().orElseThrow().routes())
        .filteredOn(route -> !route.authorized())
        .extracting(Api.Route::key)
        .containsExactlyInAnyOrder(
            "POST /api/auth/signup",
            "POST /api/auth/login",
            "GET /api/health",
            "GET /api/openapi.yaml");
  }
}
