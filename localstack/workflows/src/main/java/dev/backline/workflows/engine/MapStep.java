package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.definition.State;
import dev.backline.workflows.expression.Bindings;
import dev.backline.workflows.expression.EvaluationFailure;
import dev.backline.workflows.expression.Json;
import dev.backline.workflows.journal.Entry;
import java.util.Optional;

/**
 * An inline Map state: one flow for each item, some at a time, as many failures as are tolerated.
 */
final class MapStep {

  /** No more iterations of an inline Map run side by side, whatever MaxConcurrency says. */
  private static final int MOST_AT_ONCE = 40;

  private final Interpreter interpreter;
  private final Run run;
  private final Fields fields;
  private final Visit visit;
  private final State.Map map;

  MapStep(Interpreter interpreter, Visit visit, State.Map map) {
    this.interpreter = interpreter;
    this.run = interpreter.run();
    this.fields = interpreter.fields();
    this.visit = visit;
    this.map = map;
  }

  Completion run() {
    return new Attempts(interpreter, visit, map.retry(), map.catchers()).run(this::attempt);
  }

  private Completion attempt(String key, int number) {
    Bindings bindings = fields.bindings(visit, number);
    ArrayNode results = new Group(run, visit, "Map").run(key, () -> iterations(key, bindings));
    return fields.evaluating(
        visit,
        key + "#out",
        visit.cursor().last(),
        () -> interpreter.exit(visit, Way.of(map), results, bindings.with("result", results)));
  }

  private ArrayNode iterations(String key, Bindings bindings) {
    Optional<Entry> known = run.recorded(key + "/started");
    Entry started =
        known.isPresent()
            ? known.get()
            : fields.evaluating(visit, key + "#in", visit.before(), () -> start(key, bindings));
    visit.cursor().moveTo(started.eventId());
    ArrayNode items = (ArrayNode) started.value().get("items");
    long most = started.value().get("maxConcurrency").longValue();
    int width =
        (int) Math.min(items.size(), most == 0 ? MOST_AT_ONCE : Math.min(most, MOST_AT_ONCE));
    var tolerance = Tolerance.of(started.value(), items.size());
    return new Iterations(interpreter, visit, map, key, items, tolerance).run(width, bindings);
  }

  private Entry start(String key, Bindings bindings) {
    JsonNode items =
        map.items()
            .map(template -> fields.value(visit, template, "Items", bindings, "array"))
            .orElse(visit.input());
    if (!items.isArray())
      throw EvaluationFailure.of("Map state input must be an array but was: " + Json.text(items));
    ObjectNode value = Details.none();
    value.set("items", items);
    value.set(
        "maxConcurrency",
        number(map.maxConcurrency(), "MaxConcurrency", bindings)
            .orElse(Details.none().numberNode(0)));
    number(map.toleratedFailureCount(), "ToleratedFailureCount", bindings)
        .ifPresent(count -> value.set("toleratedCount", count));
    number(map.toleratedFailurePercentage(), "ToleratedFailurePercentage", bindings)
        .ifPresent(percentage -> value.set("toleratedPercentage", percentage));
    ObjectNode details =
        Details.of("mapStateStartedEventDetails", Details.none().put("length", items.size()));
    return run.event(key + "/started", visit.cursor().last(), "MapStateStarted", details, value);
  }

  private Optional<JsonNode> number(Optional<JsonNode> template, String field, Bindings bindings) {
    return template.map(value -> fields.value(visit, value, field, bindings, "number"));
  }
}
