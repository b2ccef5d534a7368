package dev.backline.cloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backline.cloud.gateway.Functions.Outcome;
import dev.backline.cloud.template.Api.Authorizer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Asks the Lambda authorizer. Its answer is never kept: every request is asked for.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html">Lambda
 *     authorizers of HTTP APIs</a>
 */
final class Authorization {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** How long API Gateway waits for an authorizer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Authorizer authorizer;
  private final Functions functions;
  private final Events events;

  Authorization(Authorizer authorizer, Functions functions, Events events) {
    this.authorizer = authorizer;
    this.functions = functions;
    this.events = events;
  }

  sealed interface Verdict {

    /**
     * @param context what the authorizer wants the function to know
     */
    record Allowed(JsonNode context) implements Verdict {}

    record Refused(HttpAnswer answer) implements Verdict {}
  }

  Verdict ask(HttpCall call, Routes.Match match) throws InterruptedException {
    var identity = new ArrayList<String>();
    for (String header : authorizer.identityHeaders()) {
      call.header(header.toLowerCase(Locale.ROOT))
          .filter(value -> !value.isBlank())
          .ifPresent(identity::add);
    }
    if (identity.size() < authorizer.identityHeaders().size()) {
      return new Verdict.Refused(HttpAnswer.UNAUTHORIZED);
    }
    byte[] event = events.forAuthorizer(call, match, identity);
    return switch (functions.call(authorizer.function(), event, PATIENCE)) {
      case Outcome.Returned returned -> verdict(returned.payload(), events.routeArn(call));
      case Outcome.Failed _, Outcome.Late _ -> new Verdict.Refused(HttpAnswer.FAILED);
    };
  }

  private Verdict verdict(byte[] payload, String routeArn) {
    JsonNode answer;
    try {
      answer = MAPPER.readTree(payload);
    } catch (IOException _) {
      return new Verdict.Refused(HttpAnswer.FAILED);
    }
    boolean understood =
        authorizer.simpleResponses()
            ? answer.path("isAuthorized").isBoolean()
            : answer.path("policyDocument").isObject();
    if (!understood) {
      return new Verdict.Refused(HttpAnswer.FAILED);
    }
    boolean allowed =
        authorizer.simpleResponses()
            ? answer.get("isAuthorized").asBoolean()
            : allows(answer.get("policyDocument"), routeArn);
    var context =
        answer.path("context").isObject() ? answer.get("context") : MAPPER.createObjectNode();
    return allowed ? new Verdict.Allowed(context) : new Verdict.Refused(HttpAnswer.FORBIDDEN);
  }

  private static boolean allows(JsonNode policy, String routeArn) {
    var effects = new ArrayList<String>();
    for (JsonNode statement : many(policy.path("Statement"))) {
      boolean speaksOfIt =
          many(statement.path("Action")).stream()
                  .anyMatch(action -> matches(action, "execute-api:Invoke"))
              && many(statement.path("Resource")).stream()
                  .anyMatch(resource -> matches(resource, routeArn));
      if (speaksOfIt) {
        effects.add(statement.path("Effect").asText());
      }
    }
    return effects.contains("Allow") && !effects.contains("Deny");
  }

  private static List<JsonNode> many(JsonNode oneOrMany) {
    var all = new ArrayList<JsonNode>();
    if (oneOrMany.isArray()) {
      oneOrMany.forEach(all::add);
    } else {
      all.add(oneOrMany);
    }
    return all;
  }

  private static boolean matches(JsonNode pattern, String value) {
    var regex = "\\Q" + pattern.asText().replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(value).matches();
  }
}
