package dev.backline.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.cloud.gateway.Functions.Outcome;
import org.junit.jupiter.api.Test;

final class GatewayAuthorizerTest {
  private static final String ROUTE = "GET /a";

  @Test
  void refusesWithoutAskingWhenTheIdentityIsMissing() {
    try (var gateway = TestGateway.authorized(true, ROUTE)) {
      var answer = gateway.get("/a");

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
      assertThat(gateway.lastEvent("authorizer")).isEmpty();
    }
  }

  @Test
  void tellsTheFunctionWhatTheAuthorizerSaid() {
    try (var gateway = TestGateway.authorized(true, ROUTE)) {
      gateway.when("authorizer", "{\"isAuthorized\":true,\"context\":{\"userId\":\"u1\",\"n\":1}}");

      assertThat(gateway.get("/a", "Authorization", "Bearer t").statusCode()).isEqualTo(200);

      assertThat(
              gateway
                  .lastEvent(ROUTE)
                  .orElseThrow()
                  .at("/requestContext/authorizer/lambda")
                  .toString())
          .isEqualTo("{\"userId\":\"u1\",\"n\":1}");
      var asked = gateway.lastEvent("authorizer").orElseThrow();
      assertThat(asked.at("/type").asText()).isEqualTo("REQUEST");
      assertThat(asked.at("/identitySource/0").asText()).isEqualTo("Bearer t");
      assertThat(asked.at("/routeArn").asText())
          .isEqualTo("arn:aws:execute-api:eu-west-1:123456789012:api/$default/GET/a");
    }
  }

  @Test
  void forbidsWhatTheAuthorizerRefuses() {
    try (var gateway = TestGateway.authorized(true, ROUTE)) {
      gateway.when("authorizer", "{\"isAuthorized\":false}");

      var answer = gateway.get("/a", "Authorization", "Bearer t");

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
      assertThat(gateway.lastEvent(ROUTE)).isEmpty();
    }
  }

  @Test
  void letsNobodyInWhenTheAuthorizerFails() {
    try (var gateway = TestGateway.authorized(true, ROUTE)) {
      gateway.when("authorizer", _ -> new Outcome.Failed("broken"));
      assertThat(gateway.get("/a", "Authorization", "t").statusCode()).isEqualTo(500);

      gateway.when("authorizer", "\"yes\"");
      assertThat(gateway.get("/a", "Authorization", "t").statusCode()).isEqualTo(500);
      assertThat(gateway.lastEvent(ROUTE)).isEmpty();
    }
  }

  @Test
  void readsAnIamPolicy() {
    try (var gateway = TestGateway.authorized(false, ROUTE)) {
      gateway.when("authorizer", policy("Allow", "arn:aws:execute-api:*:*:api/*/GET/*"));
      assertThat(gateway.get("/a", "Authorization", "t").statusCode()).isEqualTo(200);

      gateway.when("authorizer", policy("Allow", "arn:aws:execute-api:*:*:api/*/POST/*"));
      assertThat(gateway.get("/a", "Authorization", "t").statusCode()).isEqualTo(403);

      gateway.when("authorizer", policy("Deny", "*"));
      assertThat(gateway.get("/a", "Authorization", "t").statusCode()).isEqualTo(403);
    }
  }

  private static String policy(String effect, String resource) {
    return """
    {"principalId":"u","policyDocument":{"Version":"2012-10-17","Statement":[
      {"Action":"execute-api:Invoke","Effect":"%s","Resource":["%s"]}]}}
    """
        .formatted(effect, resource);
  }
}
