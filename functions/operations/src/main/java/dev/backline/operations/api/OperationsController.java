package dev.backline.operations.api;

import dev.backline.operations.Health;
import dev.backline.operations.Providers;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

@Tag(name = "operations")
@Controller("/api")
class OperationsController {

  /** RFC 9512. */
  private static final String YAML = "application/yaml";

  private final Health health;
  private final Providers providers;

  OperationsController(Health health, Providers providers) {
    this.health = health;
    this.providers = providers;
  }

  @Operation(
      operationId = "health",
      summary = "Tells whether the product can work, and which outside providers it has a key for",
      description =
          "Answers 503 with the same body while the table or the bucket cannot be reached.")
  @Get("/health")
  HttpResponse<HealthAnswer> health() {
    HealthAnswer answer = HealthAnswer.of(health.check(), providers.configured());
    return HttpResponse.status(answer.ok() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(answer);
  }

  @Operation(operationId = "openapi", summary = "This document")
  @Get("/openapi.yaml")
  @Produces(YAML)
  String openapi() throws IOException {
    try (InputStream document = OperationsController.class.getResourceAsStream("/openapi.yaml")) {
      return new String(document.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
