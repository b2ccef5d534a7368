package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.backline.workflows.definition.Resource;
import dev.backline.workflows.definition.State;
import dev.backline.workflows.expression.Bindings;
import dev.backline.workflows.expression.Json;
import dev.backline.workflows.journal.Entry;
import dev.backline.workflows.task.TaskRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * A Task state. An attempt is scheduled, with its evaluated arguments, before the work is asked
 * for, and its result is on disk before anything builds on it: so work whose result is recorded is
 * not asked for again, and work whose result is not is asked for with the very same arguments.
 */
final class TaskStep {

  private final Interpreter interpreter;
  private final Run run;
  private final Fields fields;
  private final Visit visit;
  private final State.Task task;
  private final Resource resource;

  TaskStep(Interpreter interpreter, Visit visit, State.Task task) {
    this.interpreter = interpreter;
    this.run = interpreter.run();
    this.fields = interpreter.fields();
    this.visit = visit;
    this.task = task;
    this.resource = task.resource();
  }

  Completion run() {
    return new Attempts(interpreter, visit, task.retry(), task.catchers()).run(this::attempt);
  }

  private Completion attempt(String key, int number) {
    Bindings bindings = bindings(key, number);
    Optional<Entry> recorded = run.recorded(key + "/result");
    Entry result = recorded.isPresent() ? recorded.get() : perform(key, number, bindings);
    visit.cursor().moveTo(result.eventId());
    if (!result.value().isNull()) throw StateFailure.of(result.value());
    JsonNode output =
        Json.read(
            result.event().orElseThrow().details().iterator().next().get("output").textValue());
    return fields.evaluating(
        visit,
        key + "#out",
        result.eventId(),
        () -> interpreter.exit(visit, Way.of(task), output, bindings.with("result", output)));
  }

  private Bindings bindings(String key, int number) {
    Bindings bindings = fields.bindings(visit, number);
    ObjectNode context = (ObjectNode) bindings.states().get("context");
    if (resource.callback()) {
      JsonNode token =
          run.remember(key + Callbacks.TOKEN, () -> TextNode.valueOf(Callbacks.newToken()));
      context.putObject("Task").set("Token", token);
    }
    return bindings;
  }

  private Entry perform(String key, int number, Bindings bindings) {
    var history =
        new TaskHistory(run, visit, resource, key, interpreter.engine().settings().region());
    Optional<Entry> known = run.recorded(key + "/scheduled");
    Entry scheduled =
        known.isPresent()
            ? known.get()
            : fields.evaluating(
                visit,
                key + "#in",
                number == 0 ? visit.before() : visit.cursor().last(),
                () -> schedule(history, bindings));
    history.started(scheduled);
    run.force();
    JsonNode arguments = history.arguments(scheduled);
    Optional<Duration> timeout = seconds(scheduled.value(), "timeout");
    Optional<String> token =
        Optional.ofNullable(bindings.states().get("context").path("Task").get("Token"))
            .map(JsonNode::textValue);
    var request =
        new TaskRequest(
            resource.arn(),
            arguments,
            run.header().arn(),
            visit.state().name(),
            number,
            token,
            timeout);
    Outcome outcome =
        new TaskCall(
                interpreter.engine(),
                run,
                key,
                history,
                request,
                seconds(scheduled.value(), "heartbeat"))
            .outcome(scheduled);
    if (outcome instanceof Outcome.Success success && Json.tooLong(success.output())) {
      outcome =
          new Outcome.Failure(
              StateFailure.tooMuchData(
                  resource.directLambda() ? resource.arn() : visit.state().name()));
    }
    Entry result = history.ended(outcome);
    run.force();
    token.ifPresent(interpreter.engine().callbacks()::forget);
    return result;
  }

  private Entry schedule(TaskHistory history, Bindings bindings) {
    JsonNode arguments =
        task.arguments()
            .map(template -> fields.value(visit, template, "Arguments", bindings))
            .orElse(visit.input());
    fields.limit(visit, arguments);
    Optional<JsonNode> timeout =
        task.timeoutSeconds()
            .map(template -> fields.value(visit, template, "TimeoutSeconds", bindings, "number"));
    Optional<JsonNode> heartbeat =
        task.heartbeatSeconds()
            .map(template -> fields.value(visit, template, "HeartbeatSeconds", bindings, "number"));
    return history.scheduled(arguments, timeout, heartbeat);
  }

  private static Optional<Duration> seconds(JsonNode value, String member) {
    return value instanceof NullNode
        ? Optional.empty()
        : Optional.ofNullable(value.get(member))
            .map(seconds -> Duration.ofMillis(Math.round(seconds.doubleValue() * 1000)));
  }
}
