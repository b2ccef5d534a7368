package dev.backline.cloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backline.cloud.gateway.Authorization.Verdict;
import dev.backline.cloud.gateway.Functions.Outcome;
import dev.backline.cloud.template.Api;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** Leads a request through the gateway: preflight, route, authorizer, function, CORS. */
final class Dispatcher {
  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

  /** How long API Gateway waits for a function; it cannot be raised for an HTTP API. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What Lambda takes as the payload of a synchronous call. */
  private static final int LARGEST_EVENT = 6 * 1024 * 1024;

  private final Routes routes;
  private final Optional<CrossOrigin> cors;
  private final Optional<Authorization> authorization;
  private final Functions functions;
  private final Events events;

  Dispatcher(Api api, Functions functions, Events events) {
    this.routes = new Routes(api.routes());
    this.cors = api.cors().map(CrossOrigin::new);
    this.authorization = api.authorizer().map(it -> new Authorization(it, functions, events));
    this.functions = functions;
    this.events = events;
  }

  HttpAnswer dispatch(HttpCall call) throws InterruptedException {
    Optional<HttpAnswer> preflight = cors.flatMap(rules -> rules.preflight(call));
    if (preflight.isPresent()) {
      return preflight.get();
    }
    HttpAnswer answer = route(call);
    return cors.map(rules -> rules.applyTo(answer, call)).orElse(answer);
  }

  private HttpAnswer route(HttpCall call) throws InterruptedException {
    var match = routes.match(call.method(), call.path());
    if (match.isEmpty()) {
      return HttpAnswer.NOT_FOUND;
    }
    if (!match.get().route().authorized() || authorization.isEmpty()) {
      return call(call, match.get(), Optional.empty());
    }
    return switch (authorization.get().ask(call, match.get())) {
      case Verdict.Allowed(var context) -> call(call, match.get(), Optional.of(context));
      case Verdict.Refused(var answer) -> answer;
    };
  }

  private HttpAnswer call(HttpCall call, Routes.Match match, Optional<JsonNode> context)
      throws InterruptedException {
    byte[] event = events.forFunction(call, match, context);
    if (event.length > LARGEST_EVENT) {
      return HttpAnswer.TOO_LARGE;
    }
    var function = match.route().function();
    return switch (functions.call(function, event, PATIENCE)) {
      case Outcome.Returned returned -> Answers.of(returned.payload());
      case Outcome.Late _ -> HttpAnswer.UNAVAILABLE;
      case Outcome.Failed failed -> {
        LOG.log(Level.WARNING, "{0} failed on {1}: {2}", function, call.id(), failed.reason());
        yield HttpAnswer.FAILED;
      }
    };
  }
}
