package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.definition.Flow;
import dev.backline.workflows.definition.State;
import dev.backline.workflows.expression.Bindings;
import dev.backline.workflows.expression.EvaluationFailure;
import dev.backline.workflows.expression.Json;
import dev.backline.workflows.journal.Entry;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Walks through the states of an execution. It is written as if the process never ended: a state
 * whose exit is recorded is passed over, and one that was under way goes on behind the last thing
 * that is recorded of it.
 */
final class Interpreter {

  private final Run run;
  private final Engine engine;
  private final Fields fields;

  Interpreter(Run run, Engine engine) {
    this.run = run;
    this.engine = engine;
    this.fields = new Fields(run);
  }

  Run run() {
    return run;
  }

  Engine engine() {
    return engine;
  }

  Fields fields() {
    return fields;
  }

  /** Runs a whole machine. */
  JsonNode interpret(Flow flow, JsonNode input, Cursor cursor) {
    return interpret(new Frame(flow, "", Scope.root(), cursor, Optional.empty()), input);
  }

  /** Runs a flow to its end and gives its output. */
  JsonNode interpret(Frame frame, JsonNode input) {
    String name = frame.flow().startAt();
    JsonNode data = input;
    for (int step = 0; ; step++) {
      Completion completion = complete(frame, frame.flow().state(name), frame.path() + step, data);
      frame.scope().assign(completion.assigned());
      data = completion.output();
      if (completion.next().isEmpty()) return data;
      name = completion.next().get();
    }
  }

  private Completion complete(Frame frame, State state, String key, JsonNode input) {
    if (Thread.currentThread().isInterrupted()) throw new Halted();
    Optional<Entry> exit = run.recorded(key + "/exit");
    if (exit.isPresent()) {
      frame.cursor().moveTo(exit.get().eventId());
      return Completion.of(exit.get());
    }
    long before = frame.cursor().last();
    Entry entered =
        run.event(
            key + "/enter",
            before,
            state.type() + "StateEntered",
            Details.entered(state.name(), input));
    frame.cursor().moveTo(entered.eventId());
    Instant at = entered.event().orElseThrow().timestamp();
    var visit = new Visit(frame, state, key, inputOf(entered), before, entered.eventId(), at);
    return switch (state) {
      case State.Pass _, State.Succeed _ -> pass(visit);
      case State.Choice choice -> choose(visit, choice);
      case State.Wait wait -> pause(visit, wait);
      case State.Fail fail -> throw failure(visit, fail);
      case State.Task task -> new TaskStep(this, visit, task).run();
      case State.Parallel parallel -> new ParallelStep(this, visit, parallel).run();
      case State.Map map -> new MapStep(this, visit, map).run();
    };
  }

  /**
   * What was recorded, because an ItemSelector that is evaluated again might give something else.
   */
  private static JsonNode inputOf(Entry entered) {
    return Json.read(
        entered
            .event()
            .orElseThrow()
            .details()
            .get("stateEnteredEventDetails")
            .get("input")
            .textValue());
  }

  private Completion pass(Visit visit) {
    Bindings bindings = fields.bindings(visit);
    return fields.evaluating(
        visit,
        visit.key(),
        visit.before(),
        () -> exit(visit, Way.of(visit.state()), visit.input(), bindings));
  }

  private Completion choose(Visit visit, State.Choice choice) {
    Bindings bindings = fields.bindings(visit);
    return fields.evaluating(
        visit,
        visit.key(),
        visit.before(),
        () -> {
          for (int i = 0; i < choice.rules().size(); i++) {
            State.Rule rule = choice.rules().get(i);
            JsonNode condition =
                fields.value(
                    visit, rule.condition(), "Choices[" + i + "]/Condition", bindings, "boolean");
            if (condition.equals(BooleanNode.TRUE)) {
              String at = "Choices[" + i + "]/";
              return exit(
                  visit,
                  new Way(rule.output(), rule.assign(), Optional.of(rule.next()), at),
                  visit.input(),
                  bindings);
            }
          }
          if (choice.otherwise().isEmpty()) {
            throw StateFailure.of(
                "States.NoChoiceMatched",
                Fields.prefix(visit)
                    + "Failed to transition out of the state. The state does not point to a next"
                    + " state.");
          }
          return exit(
              visit,
              new Way(choice.common().output(), choice.common().assign(), choice.otherwise(), ""),
              visit.input(),
              bindings);
        });
  }

  private Completion pause(Visit visit, State.Wait wait) {
    Bindings bindings = fields.bindings(visit);
    String key = visit.key() + "/until";
    if (run.recorded(key).isEmpty()) {
      long until = until(visit, wait, bindings);
      run.remember(key, () -> LongNode.valueOf(until));
      run.force();
    }
    Pauses.until(engine.clock(), run.recorded(key).orElseThrow().value().longValue());
    return pass(visit);
  }

  private long until(Visit visit, State.Wait wait, Bindings bindings) {
    if (wait.seconds().isPresent()) {
      return fields.evaluating(
          visit,
          visit.key() + "#seconds",
          visit.before(),
          () -> {
            JsonNode seconds =
                fields.value(visit, wait.seconds().get(), "Seconds", bindings, "number");
            return visit.enteredAt().toEpochMilli() + Math.round(seconds.doubleValue() * 1000);
          });
    }
    JsonNode timestamp =
        fields.evaluating(
            visit,
            visit.key() + "#timestamp",
            visit.before(),
            () ->
                fields.value(
                    visit, wait.timestamp().orElseThrow(), "Timestamp", bindings, "string"));
    return fields.evaluating(
        visit, visit.key() + "#time", visit.entered(), () -> time(timestamp.textValue()));
  }

  private static long time(String timestamp) {
    try {
      return OffsetDateTime.parse(timestamp).toInstant().toEpochMilli();
    } catch (DateTimeParseException _) {
      throw EvaluationFailure.at(
          "Timestamp",
          "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format"
              + " string: "
              + timestamp);
    }
  }

  private StateFailure failure(Visit visit, State.Fail fail) {
    Bindings bindings = fields.bindings(visit);
    return fields.evaluating(
        visit,
        visit.key(),
        visit.before(),
        () ->
            StateFailure.of(
                fail.error()
                    .map(
                        error ->
                            fields.value(visit, error, "Error", bindings, "string").textValue()),
                fail.cause()
                    .map(
                        cause ->
                            fields.value(visit, cause, "Cause", bindings, "string").textValue())));
  }

  /**
   * Leaves a state: evaluates Assign and Output on what was there at entry, and records the exit.
   */
  Completion exit(Visit visit, Way way, JsonNode result, Bindings bindings) {
    ObjectNode assigned =
        way.assign()
            .map(
                assign ->
                    (ObjectNode) fields.value(visit, assign, way.location() + "Assign", bindings))
            .orElseGet(Details::none);
    JsonNode output =
        way.output()
            .map(template -> fields.value(visit, template, way.location() + "Output", bindings))
            .orElse(result);
    fields.limit(visit, output);
    fields.limit(visit, assigned);
    var completion = new Completion(output, assigned, way.next());
    Entry exit =
        run.event(
            visit.key() + "/exit",
            visit.cursor().last(),
            visit.state().type() + "StateExited",
            Details.exited(visit.state().name(), output, assigned),
            completion.toJson());
    visit.cursor().moveTo(exit.eventId());
    return completion;
  }
}
