package dev.backline.accounts.api;

import com.amazonaws.services.lambda.runtime.Context;
import dev.backline.accounts.AccountStore;
import dev.backline.accounts.Gatekeeper;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.JsonHandler;
import dev.backline.core.handler.Priming;
import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Lambda authorizer of the HTTP API, payload format 2.0 with simple responses. It never says
 * why it refuses.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html">Lambda
 *     authorizers for HTTP APIs</a>
 */
public final class AuthorizerHandler
    extends JsonHandler<AuthorizerHandler.Question, AuthorizerHandler.Verdict> {

  private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+)");
  private static final String SESSION_SCOPES = "account";

  private final Gatekeeper gatekeeper;

  public AuthorizerHandler() {
    this(Container.start(AuthorizerHandler.class));
  }

  AuthorizerHandler(ApplicationContext beans) {
    super(Question.class, beans);
    this.gatekeeper = beans.getBean(Gatekeeper.class);
    var store = beans.getBean(AccountStore.class);
    Priming.before(
        () -> {
          gatekeeper.holder("priming");
          store.isAlive("usr_priming", "ses_priming");
        });
  }

  @Override
  protected Verdict handle(Question question, Context context) {
    return question
        .authorization()
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .flatMap(bearer -> gatekeeper.holder(bearer.group(1)))
        .map(
            holder ->
                new Verdict(
                    true,
                    Map.of(
                        "userId", holder.userId(),
                        "sessionId", holder.sessionId(),
                        "scopes", SESSION_SCOPES)))
        .orElseGet(() -> new Verdict(false, Map.of()));
  }

  @Serdeable
  record Question(Map<String, String> headers) {

    Question {
      headers = headers == null ? Map.of() : headers;
    }

    Optional<String> authorization() {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase("authorization"))
          .map(Map.Entry::getValue)
          .findFirst();
    }
  }

  @Serdeable
  record Verdict(boolean isAuthorized, Map<String, String> context) {}
}
