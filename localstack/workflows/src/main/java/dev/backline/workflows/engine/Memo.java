package dev.backline.workflows.engine;

import dev.backline.workflows.journal.Entry;
import dev.backline.workflows.model.HistoryEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is recorded of an execution, by key, and its events in order. */
final class Memo {

  static final String START = "start";
  static final String END = "end";
  static final String REDRIVEN = "redriven";

  /** What a redrive builds on; everything else of a state that did not exit is done anew. */
  private static final Set<String> KEPT = Set.of("enter", "exit", "started", "succeeded");

  private final Map<String, Entry> entries = new HashMap<>();
  private final List<HistoryEvent> events = new ArrayList<>();

  static Memo of(List<Entry> entries) {
    var memo = new Memo();
    entries.forEach(memo::add);
    return memo;
  }

  void add(Entry entry) {
    if (entry.key().equals(REDRIVEN)) {
      entries
          .keySet()
          .removeIf(
              key -> !key.equals(START) && !KEPT.contains(key.substring(key.indexOf('/') + 1)));
    }
    entries.put(entry.key(), entry);
    entry.event().ifPresent(events::add);
  }

  Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  List<Entry> all() {
    return List.copyOf(entries.values());
  }

  List<HistoryEvent> events() {
    return List.copyOf(events);
  }

  long lastEvent() {
    return events.size();
  }
}
