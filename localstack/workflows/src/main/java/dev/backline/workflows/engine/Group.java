package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.backline.workflows.journal.Entry;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What Parallel and Map have in common: an attempt that succeeds or fails as a whole, with an event
 * for each.
 */
final class Group {

  private final Run run;
  private final Visit visit;
  private final String kind;

  Group(Run run, Visit visit, String kind) {
    this.run = run;
    this.visit = visit;
    this.kind = kind;
  }

  /** The results of the children, from the journal if the attempt has ended before. */
  ArrayNode run(String key, Supplier<ArrayNode> children) {
    Optional<Entry> failed = run.recorded(key + "/failed");
    if (failed.isPresent()) throw failed(failed.get());
    Optional<Entry> succeeded = run.recorded(key + "/succeeded");
    if (succeeded.isPresent()) {
      visit.cursor().moveTo(succeeded.get().event().orElseThrow().previousEventId());
      return (ArrayNode) succeeded.get().value();
    }
    try {
      ArrayNode results = children.get();
      run.event(
          key + "/succeeded",
          visit.cursor().last(),
          kind + "StateSucceeded",
          Details.none(),
          results);
      return results;
    } catch (StateFailure failure) {
      throw failed(
          run.event(
              key + "/failed",
              visit.cursor().last(),
              kind + "StateFailed",
              Details.none(),
              failure.toJson()));
    }
  }

  private StateFailure failed(Entry entry) {
    visit.cursor().moveTo(entry.eventId());
    return StateFailure.of(entry.value());
  }
}
