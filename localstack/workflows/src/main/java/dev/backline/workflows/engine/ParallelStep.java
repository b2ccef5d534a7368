package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.backline.workflows.definition.State;
import dev.backline.workflows.expression.Bindings;
import dev.backline.workflows.journal.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Parallel state: all branches at once; the first that fails fails the state and ends the others.
 */
final class ParallelStep {

  private final Interpreter interpreter;
  private final Run run;
  private final Visit visit;
  private final State.Parallel parallel;

  ParallelStep(Interpreter interpreter, Visit visit, State.Parallel parallel) {
    this.interpreter = interpreter;
    this.run = interpreter.run();
    this.visit = visit;
    this.parallel = parallel;
  }

  Completion run() {
    return new Attempts(interpreter, visit, parallel.retry(), parallel.catchers())
        .run(this::attempt);
  }

  private Completion attempt(String key, int number) {
    Bindings bindings = interpreter.fields().bindings(visit, number);
    ArrayNode results = new Group(run, visit, "Parallel").run(key, () -> branches(key, bindings));
    return interpreter
        .fields()
        .evaluating(
            visit,
            key + "#out",
            visit.cursor().last(),
            () ->
                interpreter.exit(
                    visit, Way.of(parallel), results, bindings.with("result", results)));
  }

  private ArrayNode branches(String key, Bindings bindings) {
    JsonNode input =
        interpreter
            .fields()
            .evaluating(
                visit,
                key + "#in",
                visit.before(),
                () ->
                    parallel
                        .arguments()
                        .map(
                            template ->
                                interpreter.fields().value(visit, template, "Arguments", bindings))
                        .orElse(visit.input()));
    Entry started =
        run.event(
            key + "/started", visit.cursor().last(), "ParallelStateStarted", Details.none(), input);
    visit.cursor().moveTo(started.eventId());
    List<Cursor> cursors = new ArrayList<>();
    JsonNode[] results = new JsonNode[parallel.branches().size()];
    var crew = new Crew();
    for (int i = 0; i < results.length; i++) {
      int branch = i;
      var cursor = new Cursor(started.eventId());
      cursors.add(cursor);
      var frame =
          new Frame(
              parallel.branches().get(i),
              key + ".b" + i + ".",
              visit.frame().scope().inner(),
              cursor,
              visit.frame().item());
      crew.add(
          () -> {
            try {
              results[branch] = interpreter.interpret(frame, started.value());
            } catch (StateFailure failure) {
              visit.cursor().raiseTo(cursor.last());
              throw failure;
            }
          });
    }
    crew.work();
    visit.cursor().moveTo(cursors.stream().mapToLong(Cursor::last).max().orElse(started.eventId()));
    ArrayNode array = Details.none().arrayNode();
    for (JsonNode result : results) array.add(Optional.ofNullable(result).orElseThrow());
    return array;
  }
}
