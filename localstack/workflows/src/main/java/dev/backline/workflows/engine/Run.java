package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.journal.Entry;
import dev.backline.workflows.journal.Journal;
import dev.backline.workflows.model.Execution;
import dev.backline.workflows.model.ExecutionStatus;
import dev.backline.workflows.model.HistoryEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An execution and its journal. Everything that must not happen twice goes through {@link #event}
 * or {@link #remember}: the first call with a key records, every later one, in this process or the
 * next, gets what was recorded.
 */
final class Run {

  private static final int MAX_EVENTS = 25_000;

  private final Header header;
  private final Path file;
  private final Clock clock;

  private Memo memo;
  private Optional<Journal> journal;
  private boolean halted;
  private Execution summary;

  private Run(Header header, Path file, Clock clock, Memo memo, Optional<Journal> journal) {
    this.header = header;
    this.file = file;
    this.clock = clock;
    this.memo = memo;
    this.journal = journal;
    this.summary = summarise();
    if (summary.ended()) this.memo = new Memo();
  }

  /** Begins an execution; it is on disk when this returns. */
  static Run begin(Header header, Path file, Clock clock) {
    ObjectNode details =
        Details.none().put("input", header.input()).put("roleArn", header.roleArn());
    details.set("inputDetails", Details.whole());
    ObjectNode started = Details.of("executionStartedEventDetails", details);
    var event = new HistoryEvent(1, 0, header.startedAt(), "ExecutionStarted", started);
    var first = new Entry(Memo.START, Optional.of(event), header.toJson());
    return new Run(
        header, file, clock, Memo.of(List.of(first)), Optional.of(Journal.create(file, first)));
  }

  /**
   * Reads an execution back; empty when its start was not finished, so that nobody was told of it.
   */
  static Optional<Run> load(Path file, Clock clock) {
    List<Entry> entries = Journal.read(file);
    if (entries.isEmpty()) return Optional.empty();
    Memo memo = Memo.of(entries);
    Header header = Header.of(entries.getFirst().value());
    boolean ended = memo.find(Memo.END).isPresent();
    return Optional.of(
        new Run(
            header, file, clock, memo, ended ? Optional.empty() : Optional.of(Journal.open(file))));
  }

  Header header() {
    return header;
  }

  synchronized Optional<Entry> recorded(String key) {
    return memo.find(key);
  }

  synchronized List<Entry> entries() {
    return memo.all();
  }

  /** The event recorded under a key; records it if there is none. */
  Entry event(String key, long previous, String type, ObjectNode details) {
    return event(key, previous, type, details, NullNode.getInstance());
  }

  /** The event and value recorded under a key; records them if there are none. */
  synchronized Entry event(
      String key, long previous, String type, ObjectNode details, JsonNode value) {
    Optional<Entry> known = memo.find(key);
    if (known.isPresent()) return known.get();
    if (memo.lastEvent() >= MAX_EVENTS - 1 && !key.equals(Memo.END)) {
      throw StateFailure.of(
          StateFailure.RUNTIME,
          "The execution reached the maximum number of history events (" + MAX_EVENTS + ").");
    }
    Instant now = Instant.ofEpochMilli(clock.millis());
    return add(
        new Entry(
            key,
            Optional.of(new HistoryEvent(memo.lastEvent() + 1, previous, now, type, details)),
            value));
  }

  /** The value recorded under a key; decides and records it if there is none. */
  synchronized JsonNode remember(String key, Supplier<? extends JsonNode> decision) {
    return memo.find(key)
        .orElseGet(() -> add(new Entry(key, Optional.empty(), decision.get())))
        .value();
  }

  private Entry add(Entry entry) {
    if (halted || journal.isEmpty()) throw new Halted();
    journal.get().append(entry);
    memo.add(entry);
    notifyAll();
    return entry;
  }

  /** Returns when everything recorded so far is on disk. */
  synchronized void force() {
    if (halted) throw new Halted();
    journal.ifPresent(Journal::force);
  }

  /** Waits until something is recorded under a key, or for a time. */
  synchronized Optional<Entry> await(String key, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (memo.find(key).isEmpty() && !halted) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) break;
      wait(left);
    }
    if (halted) throw new Halted();
    return memo.find(key);
  }

  /** Ends the execution, unless it has ended. */
  synchronized void end(String type, ObjectNode details, long previous) {
    if (halted || journal.isEmpty()) return;
    event(Memo.END, previous, type, details);
    journal.get().force();
    journal.get().close();
    journal = Optional.empty();
    summary = summarise();
    memo = new Memo();
    notifyAll();
  }

  /** Takes an ended execution up again from where it failed. */
  synchronized void redrive() {
    memo = Memo.of(Journal.read(file));
    journal = Optional.of(Journal.open(file));
    int count = summary.redriveCount() + 1;
    ObjectNode details =
        Details.of("executionRedrivenEventDetails", Details.none().put("redriveCount", count));
    var event =
        new HistoryEvent(
            memo.lastEvent() + 1,
            memo.lastEvent(),
            Instant.ofEpochMilli(clock.millis()),
            "ExecutionRedriven",
            details);
    add(new Entry(Memo.REDRIVEN, Optional.of(event), Details.none().put("count", count)));
    journal.get().force();
    summary = summarise();
  }

  /** Stops recording: what is under way is done again after the next start. */
  synchronized void halt() {
    halted = true;
    journal.ifPresent(Journal::close);
    journal = Optional.empty();
    notifyAll();
  }

  synchronized Execution summary() {
    return summary;
  }

  synchronized long lastEvent() {
    return memo.lastEvent();
  }

  synchronized List<HistoryEvent> history() {
    return journal.isPresent() ? memo.events() : Memo.of(Journal.read(file)).events();
  }

  /** Waits for the end. */
  synchronized Execution awaitEnd(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!summary.ended() && !halted) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) break;
      wait(left);
    }
    return summary;
  }

  private Execution summarise() {
    Optional<HistoryEvent> end = memo.find(Memo.END).flatMap(Entry::event);
    Optional<JsonNode> details =
        end.map(HistoryEvent::details)
            .filter(json -> !json.isEmpty())
            .map(json -> json.iterator().next());
    return new Execution(
        header.arn(),
        header.machineArn(),
        header.name(),
        end.map(event -> status(event.type())).orElse(ExecutionStatus.RUNNING),
        header.startedAt(),
        end.map(HistoryEvent::timestamp),
        header.input(),
        details.map(json -> json.get("output")).map(JsonNode::textValue),
        details.map(json -> json.get("error")).map(JsonNode::textValue),
        details.map(json -> json.get("cause")).map(JsonNode::textValue),
        memo.find(Memo.REDRIVEN).map(entry -> entry.value().get("count").intValue()).orElse(0));
  }

  private static ExecutionStatus status(String type) {
    return switch (type) {
      case "ExecutionSucceeded" -> ExecutionStatus.SUCCEEDED;
      case "ExecutionTimedOut" -> ExecutionStatus.TIMED_OUT;
      case "ExecutionAborted" -> ExecutionStatus.ABORTED;
      default -> ExecutionStatus.FAILED;
    };
  }
}
