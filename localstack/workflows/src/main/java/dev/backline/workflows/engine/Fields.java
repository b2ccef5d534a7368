package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.definition.QueryLanguage;
import dev.backline.workflows.expression.Bindings;
import dev.backline.workflows.expression.EvaluationFailure;
import dev.backline.workflows.expression.Evaluator;
import dev.backline.workflows.expression.Json;
import dev.backline.workflows.journal.Entry;
import java.util.Optional;
import java.util.function.Supplier;

/** Evaluates the fields of a state and records it when that fails. */
final class Fields {

  private static final String ERROR = "States.QueryEvaluationError";

  private final Run run;

  Fields(Run run) {
    this.run = run;
  }

  /** What the expressions of a state that can be tried again see. */
  Bindings bindings(Visit visit, int retryCount) {
    Bindings bindings = bindings(visit);
    ((ObjectNode) bindings.states().get("context").get("State")).put("RetryCount", retryCount);
    return bindings;
  }

  /** What a state's expressions see at entry. */
  Bindings bindings(Visit visit) {
    ObjectNode states = Details.none();
    states.set("input", visit.input());
    states.set("context", Context.of(run, visit));
    return new Bindings(states, visit.frame().scope().visible());
  }

  JsonNode value(Visit visit, JsonNode template, String location, Bindings bindings) {
    return literal(visit) ? template : Evaluator.evaluate(template, location, bindings);
  }

  JsonNode value(Visit visit, JsonNode template, String location, Bindings bindings, String type) {
    return literal(visit) ? template : Evaluator.evaluate(template, location, bindings, type);
  }

  private static boolean literal(Visit visit) {
    return visit.state().common().language() == QueryLanguage.JSONPATH;
  }

  /**
   * Evaluates something; a failure becomes an EvaluationFailed event and fails the state. A failure
   * that was recorded before is not tried again: the expression might give something else this
   * time.
   *
   * @param key of what is evaluated
   * @param previous the event that a failure follows
   */
  <T> T evaluating(Visit visit, String key, long previous, Supplier<T> work) {
    Optional<Entry> failed = run.recorded(key + "/not-evaluated");
    if (failed.isPresent()) throw failed(visit, failed.get());
    try {
      return work.get();
    } catch (EvaluationFailure e) {
      String cause = prefix(visit) + e.getMessage();
      ObjectNode details =
          Details.none().put("cause", cause).put("error", ERROR).put("state", visit.state().name());
      e.location().ifPresent(location -> details.put("location", location));
      ObjectNode value = StateFailure.of(ERROR, cause).toJson();
      Entry event =
          run.event(
              key + "/not-evaluated",
              previous,
              "EvaluationFailed",
              Details.of("evaluationFailedEventDetails", details),
              value);
      throw failed(visit, event);
    }
  }

  private static StateFailure failed(Visit visit, Entry entry) {
    visit.cursor().moveTo(entry.eventId());
    return StateFailure.of(entry.value());
  }

  static String prefix(Visit visit) {
    return "An error occurred while executing the state '"
        + visit.state().name()
        + "' (entered at the event id #"
        + visit.entered()
        + "). ";
  }

  /** Refuses more data than Step Functions carries from state to state. */
  void limit(Visit visit, JsonNode data) {
    if (Json.tooLong(data)) throw StateFailure.tooMuchData(visit.state().name());
  }
}
