package dev.backline.core.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the principal that the Lambda authorizer left in the request context. */
final class Principals {

  private Principals() {}

  static Optional<Principal> of(APIGatewayV2HTTPEvent event) {
    return Optional.ofNullable(event.getRequestContext())
        .map(APIGatewayV2HTTPEvent.RequestContext::getAuthorizer)
        .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getLambda)
        .filter(context -> context.get("userId") instanceof String)
        .map(
            context ->
                new Principal(
                    text(context, "userId"),
                    text(context, "sessionId"),
                    scopes(text(context, "scopes"))));
  }

  private static String text(Map<String, Object> context, String name) {
    return context.get(name) instanceof String text ? text : "";
  }

  private static Set<String> scopes(String text) {
    return Arrays.stream(text.split(" "))
        .filter(scope -> !scope.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
