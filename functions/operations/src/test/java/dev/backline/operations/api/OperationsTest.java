package dev.backline.operations.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.backline.acceptance.Proves;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.Settings;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestBucket;
import dev.backline.stores.testing.TestTable;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

@ExtendWith(EmbeddedStores.class)
class OperationsTest {

  private final TestTable table;
  private final TestBucket bucket;
  private final DynamoDbClient dynamo;
  private final S3Client s3;

  OperationsTest(TestTable table, TestBucket bucket, DynamoDbClient dynamo, S3Client s3) {
    this.table = table;
    this.bucket = bucket;
    this.dynamo = dynamo;
    this.s3 = s3;
  }

  @Test
  @Proves({"OPS-01", "OPS-07"})
  void saysWhichProvidersHaveAKeyAndWorksWithoutAny() {
    var without =
        get("/api/health", Map.of("TABLE_NAME", table.name(), "MEDIA_BUCKET", bucket.name()));
    var with =
        get(
            "/api/health",
            Map.of(
                "TABLE_NAME",
                table.name(),
                "MEDIA_BUCKET",
                bucket.name(),
                "BEATOVEN_API_KEY",
                "secret-key"));

    assertThat(without.getStatusCode()).isEqualTo(200);
    assertThat(without.getBody())
        .startsWith("{\"ok\":true,\"status\":\"ok\",\"version\":\"1.")
        .contains("\"beatoven_configured\":false")
        .contains("\"openai_configured\":false")
        .contains("\"checks\":{\"media\":true,\"table\":true}");
    assertThat(with.getBody())
        .contains("\"beatoven_configured\":true")
        .doesNotContain("secret-key");
  }

  @Test
  @Proves("OPS-01")
  void saysWhatIsAway() {
    var answer =
        get("/api/health", Map.of("TABLE_NAME", "no-such-table", "MEDIA_BUCKET", bucket.name()));

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(answer.getBody())
        .contains("\"status\":\"degraded\"")
        .contains("\"checks\":{\"media\":true,\"table\":false}");
  }

  @Test
  @Proves("OPS-04")
  void servesItsOwnDescription() {
    var answer =
        get("/api/openapi.yaml", Map.of("TABLE_NAME", table.name(), "MEDIA_BUCKET", bucket.name()));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/yaml");
    assertThat(answer.getBody())
        .startsWith("openapi: 3.1.0")
        .contains("/api/health:")
        .contains("/api/auth/signup:");
  }

  private APIGatewayV2HTTPResponse get(String path, Map<String, String> settings) {
    var handler =
        new OperationsHandler(
            Container.start(OperationsTest.class, new Settings(settings), dynamo, s3));
    var http =
        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
            .withMethod("GET")
            .withPath(path)
            .build();
    return handler.handleRequest(
        APIGatewayV2HTTPEvent.builder()
            .withRawPath(path)
            .withHeaders(Map.of())
            .withRequestContext(
                APIGatewayV2HTTPEvent.RequestContext.builder().withHttp(http).build())
            .build(),
        new MockLambdaContext() {
          @Override
          public String getAwsRequestId() {
            return "req-1";
          }
        });
  }
}
