package dev.backline.core.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.handler.Invocation;
import dev.backline.core.handler.Priming;
import dev.backline.core.json.Json;
import dev.backline.core.metrics.Metrics;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handler of an HTTP API: routes each request to the Micronaut controllers of the function, and
 * adds what all routes have in common: problems, ETags, idempotency keys, a log line and metrics. A
 * subclass has nothing but its two constructors:
 *
 * <pre>{@code
 * public final class AccountsHandler extends HttpFunction {
 *
 *   public AccountsHandler() {
 *     this(Container.start(AccountsHandler.class));
 *   }
 *
 *   AccountsHandler(ApplicationContext beans) {
 *     super(beans, "/api/auth/me");
 *   }
 * }
 * }</pre>
 */
public abstract class HttpFunction extends APIGatewayV2HTTPEventFunction {

  private static final Logger LOG = LoggerFactory.getLogger(HttpFunction.class);

  private final IdempotentRequests idempotent;
  private final Json json;
  private final Metrics metrics;

  /**
   * An HTTP function.
   *
   * @param primingPath is read once before a SnapStart snapshot is taken, on behalf of a user who
   *     does not exist
   */
  @SuppressWarnings("this-escape") // the hook runs long after the construction
  protected HttpFunction(ApplicationContext beans, String primingPath) {
    super(beans);
    this.idempotent = beans.getBean(IdempotentRequests.class);
    this.json = beans.getBean(Json.class);
    this.metrics = beans.getBean(Metrics.class);
    Priming.before(
        () -> handleRequest(PrimingRequest.get(primingPath), new PrimingRequest.NoContext()));
  }

  @Override
  public final APIGatewayV2HTTPResponse handleRequest(
      APIGatewayV2HTTPEvent event, Context context) {
    long begun = System.nanoTime();
    try (var _ = Invocation.begin(context)) {
      Principals.of(event).ifPresent(principal -> Invocation.about("userId", principal.userId()));
      APIGatewayV2HTTPResponse answer = serve(event, context);
      Headers.set(answer, "X-Request-Id", context.getAwsRequestId());
      record(event, answer, Duration.ofNanos(System.nanoTime() - begun));
      return answer;
    }
  }

  private APIGatewayV2HTTPResponse serve(APIGatewayV2HTTPEvent event, Context context) {
    try {
      JsonBody.check(event);
      return EntityTag.apply(
          event, idempotent.serve(event, context, () -> super.handleRequest(event, context)));
    } catch (Failure failure) {
      return problem(event, context, failure);
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("request failed");
      return problem(event, context, Failure.of(ErrorCode.INTERNAL));
    }
  }

  private APIGatewayV2HTTPResponse problem(
      APIGatewayV2HTTPEvent event, Context context, Failure failure) {
    var answer =
        APIGatewayV2HTTPResponse.builder()
            .withStatusCode(failure.code().status())
            .withHeaders(Map.of("Content-Type", Problem.MEDIA_TYPE))
            .withBody(
                json.write(Problem.of(failure, event.getRawPath(), context.getAwsRequestId())))
            .build();
    failure
        .retryAfterSeconds()
        .ifPresent(seconds -> Headers.set(answer, "Retry-After", seconds.toString()));
    return answer;
  }

  private void record(
      APIGatewayV2HTTPEvent event, APIGatewayV2HTTPResponse answer, Duration elapsed) {
    String route = Optional.ofNullable(event.getRouteKey()).orElse("$default");
    metrics.put(
        "RequestDuration",
        Metrics.Unit.MILLISECONDS,
        (double) elapsed.toMillis(),
        Map.of("route", route));
    LOG.atInfo()
        .addKeyValue("route", route)
        .addKeyValue("path", event.getRawPath())
        .addKeyValue("status", answer.getStatusCode())
        .addKeyValue("durationMs", elapsed.toMillis())
        .log("request served");
  }
}
