package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.definition.Definition;
import dev.backline.workflows.expression.Json;
import java.time.Instant;

/**
 * The virtual thread that interprets one execution, and the watch on its {@code TimeoutSeconds}.
 */
final class Worker {

  private final Run run;
  private final Engine engine;
  private final Definition definition;
  private final Thread thread;
  private final Thread watch;

  /**
   * Prepares to run an execution.
   *
   * @param since when its time began to run
   * @param atEnd called when it no longer runs
   */
  Worker(Run run, Engine engine, Instant since, Runnable atEnd) {
    this.run = run;
    this.engine = engine;
    this.definition = Definition.parse(run.header().definition());
    this.thread =
        Thread.ofVirtual().name("execution " + run.header().name()).unstarted(() -> work(atEnd));
    this.watch =
        Thread.ofVirtual().name("time-out " + run.header().name()).unstarted(() -> watch(since));
  }

  void start() {
    thread.start();
    if (definition.timeout().isPresent()) watch.start();
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Waits until it has ended. */
  void join() {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  private void work(Runnable atEnd) {
    var cursor = new Cursor(0);
    try {
      JsonNode output =
          new Interpreter(run, engine)
              .interpret(definition.flow(), Json.read(run.header().input()), cursor);
      end("Succeeded", Details.output(output), cursor);
    } catch (StateFailure failure) {
      end("Failed", failure.toJson(), cursor);
    } catch (Halted _) {
      // ended from outside, or to be resumed by the next process
    } catch (RuntimeException | StackOverflowError e) {
      end(
          "Failed",
          StateFailure.of(StateFailure.RUNTIME, "The interpreter failed: " + e).toJson(),
          cursor);
    } finally {
      watch.interrupt();
      atEnd.run();
    }
  }

  private void end(String how, ObjectNode details, Cursor cursor) {
    run.end(
        "Execution" + how, Details.of("execution" + how + "EventDetails", details), cursor.last());
  }

  private void watch(Instant since) {
    try {
      Pauses.until(engine.clock(), since.plus(definition.timeout().orElseThrow()).toEpochMilli());
    } catch (Halted _) {
      return;
    }
    run.end(
        "ExecutionTimedOut",
        Details.of("executionTimedOutEventDetails", Details.none()),
        run.lastEvent());
    thread.interrupt();
  }
}
