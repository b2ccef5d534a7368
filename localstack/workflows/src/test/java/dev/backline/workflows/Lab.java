package dev.backline.workflows;

import dev.backline.workflows.model.Execution;
import dev.backline.workflows.model.HistoryEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Workflows in a folder of their own, with the tests' services. */
final class Lab implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  final Services services = new Services();
  final Workflows workflows;
  private final AtomicInteger count = new AtomicInteger();

  Lab(Path folder) {
    workflows = Workflows.open(folder, services, Clock.systemUTC());
  }

  /** Runs a JSONata machine whose top-level members are given without the outer braces. */
  Execution run(String members, String input) throws InterruptedException {
    return workflows.await(start(members, input), PATIENCE);
  }

  String start(String members, String input) {
    String machine =
        workflows.deploy(
            "machine" + count.incrementAndGet(), "{\"QueryLanguage\":\"JSONata\"," + members + "}");
    return workflows.start(machine, "run", input).arn();
  }

  List<String> types(Execution execution) {
    return workflows.history(execution.arn()).stream().map(HistoryEvent::type).toList();
  }

  @Override
  public void close() {
    workflows.close();
  }
}
