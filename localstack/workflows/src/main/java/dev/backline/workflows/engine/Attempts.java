package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.node.LongNode;
import dev.backline.workflows.definition.Catcher;
import dev.backline.workflows.definition.Retrier;
import dev.backline.workflows.expression.Bindings;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Retry and Catch: tries a state until it completes, gives up, or is caught. */
final class Attempts {

  private final Interpreter interpreter;
  private final Visit visit;
  private final List<Retrier> retriers;
  private final List<Catcher> catchers;

  Attempts(Interpreter interpreter, Visit visit, List<Retrier> retriers, List<Catcher> catchers) {
    this.interpreter = interpreter;
    this.visit = visit;
    this.retriers = retriers;
    this.catchers = catchers;
  }

  /** One attempt; its journal keys begin with {@code key}. */
  @FunctionalInterface
  interface Attempt {
    Completion run(String key, int number);
  }

  Completion run(Attempt attempt) {
    int[] retries = new int[retriers.size()];
    for (int number = 0; ; number++) {
      String key = visit.key() + "#" + number;
      try {
        return attempt.run(key, number);
      } catch (StateFailure failure) {
        int taker = retrier(failure);
        if (taker < 0 || retries[taker] >= retriers.get(taker).maxAttempts())
          return caught(failure, number);
        await(key, retriers.get(taker), retries[taker]++);
      }
    }
  }

  private int retrier(StateFailure failure) {
    for (int i = 0; i < retriers.size(); i++)
      if (failure.matches(retriers.get(i).errors())) return i;
    return -1;
  }

  private void await(String key, Retrier retrier, int retry) {
    long longest = retrier.delayMs(retry);
    long delay =
        retrier.fullJitter() && longest > 0
            ? ThreadLocalRandom.current().nextLong(longest + 1)
            : longest;
    long due = interpreter.engine().clock().millis() + delay;
    long recorded =
        interpreter.run().remember(key + "/retry-at", () -> LongNode.valueOf(due)).longValue();
    Pauses.until(interpreter.engine().clock(), recorded);
  }

  private Completion caught(StateFailure failure, int number) {
    for (int i = 0; i < catchers.size(); i++) {
      if (!failure.matches(catchers.get(i).errors())) continue;
      Way way = Way.of(catchers.get(i), i);
      Fields fields = interpreter.fields();
      Bindings bindings = fields.bindings(visit, number).with("errorOutput", failure.errorOutput());
      return fields.evaluating(
          visit,
          visit.key() + "#catch",
          visit.cursor().last(),
          () -> interpreter.exit(visit, way, failure.errorOutput(), bindings));
    }
    throw failure;
  }
}
