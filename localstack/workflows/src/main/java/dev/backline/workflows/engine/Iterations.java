package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.definition.State;
import dev.backline.workflows.expression.Bindings;
import dev.backline.workflows.journal.Entry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The iterations of one attempt of a Map state. */
final class Iterations {

  private final Interpreter interpreter;
  private final Run run;
  private final Visit visit;
  private final State.Map map;
  private final String key;
  private final ArrayNode items;
  private final Tolerance tolerance;
  private final Cursor[] cursors;
  private final JsonNode[] results;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();

  Iterations(
      Interpreter interpreter,
      Visit visit,
      State.Map map,
      String key,
      ArrayNode items,
      Tolerance tolerance) {
    this.interpreter = interpreter;
    this.run = interpreter.run();
    this.visit = visit;
    this.map = map;
    this.key = key;
    this.items = items;
    this.tolerance = tolerance;
    this.cursors = new Cursor[items.size()];
    this.results = new JsonNode[items.size()];
  }

  /**
   * Runs them, at most {@code width} side by side; the results of those that succeeded, in the
   * order of the items.
   */
  ArrayNode run(int width, Bindings bindings) {
    long started = visit.cursor().last();
    next.set(width);
    for (int i = 0; i < width; i++) start(i, started);
    var crew = new Crew();
    for (int i = 0; i < width; i++) {
      int first = i;
      crew.add(() -> line(first, bindings));
    }
    try {
      crew.work();
    } catch (StateFailure failure) {
      abortOthers();
      throw failure;
    }
    ArrayNode array = Details.none().arrayNode();
    for (JsonNode result : results) if (result != null) array.add(result);
    return array;
  }

  /** One iteration after the other, beginning with that one. */
  private void line(int first, Bindings bindings) {
    for (int i = first; i < items.size(); ) {
      long last = iterate(i, bindings);
      i = next.getAndIncrement();
      if (i < items.size()) start(i, last);
    }
  }

  private void start(int index, long previous) {
    Entry started =
        run.event(
            path(index) + "/started", previous, "MapIterationStarted", details("Started", index));
    cursors[index] = new Cursor(started.eventId());
  }

  /** Runs an iteration; gives the last event inside of it. */
  private long iterate(int index, Bindings bindings) {
    Cursor cursor = cursors[index];
    String path = path(index);
    Optional<Entry> succeeded = run.recorded(path + "/succeeded");
    if (succeeded.isPresent()) {
      results[index] = succeeded.get().value();
      visit.cursor().raiseTo(succeeded.get().eventId());
      return succeeded.get().event().orElseThrow().previousEventId();
    }
    try {
      Optional<Entry> failed = run.recorded(path + "/failed");
      if (failed.isPresent()) {
        cursor.moveTo(failed.get().event().orElseThrow().previousEventId());
        throw StateFailure.of(failed.get().value());
      }
      ObjectNode item = Details.none();
      item.putObject("Item").put("Index", index).set("Value", items.get(index));
      JsonNode input = select(index, item, bindings, cursor);
      var frame =
          new Frame(
              map.processor(),
              path + ".",
              visit.frame().scope().inner(),
              cursor,
              Optional.of(item));
      JsonNode result = interpreter.interpret(frame, input);
      long last = cursor.last();
      Entry event =
          run.event(
              path + "/succeeded",
              last,
              "MapIterationSucceeded",
              details("Succeeded", index),
              result);
      visit.cursor().raiseTo(event.eventId());
      results[index] = result;
      return last;
    } catch (StateFailure failure) {
      Entry event =
          run.event(
              path + "/failed",
              cursor.last(),
              "MapIterationFailed",
              details("Failed", index),
              failure.toJson());
      visit.cursor().raiseTo(event.eventId());
      if (tolerance.exceededBy(failures.incrementAndGet())) throw tolerance.failure(failure);
      return cursor.last();
    }
  }

  private JsonNode select(int index, ObjectNode item, Bindings bindings, Cursor cursor) {
    if (map.itemSelector().isEmpty()) return items.get(index);
    ObjectNode context = ((ObjectNode) bindings.states().get("context")).deepCopy();
    context.set("Map", item);
    Bindings own = bindings.with("context", context);
    Fields fields = interpreter.fields();
    var inside =
        new Visit(
            visit.frame().at(cursor),
            visit.state(),
            path(index),
            visit.input(),
            visit.before(),
            visit.entered(),
            visit.enteredAt());
    return fields.evaluating(
        inside,
        path(index),
        cursor.last(),
        () -> fields.value(visit, map.itemSelector().get(), "ItemSelector", own));
  }

  private void abortOthers() {
    for (int i = 0; i < items.size(); i++) {
      if (cursors[i] == null) continue;
      String path = path(i);
      if (run.recorded(path + "/succeeded").isEmpty() && run.recorded(path + "/failed").isEmpty()) {
        run.event(
            path + "/aborted", cursors[i].last(), "MapIterationAborted", details("Aborted", i));
      }
    }
  }

  private String path(int index) {
    return key + ".i" + index;
  }

  private ObjectNode details(String what, int index) {
    return Details.of(
        "mapIteration" + what + "EventDetails",
        Details.none().put("name", map.name()).put("index", index));
  }
}
