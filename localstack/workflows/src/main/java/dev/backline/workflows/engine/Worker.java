package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.definition.Definition;
import dev.backline.workflows.expression.Json;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The virtual thread that interprets one execution, and the watch on its {@code TimeoutSeconds}.
 */
final class Worker {

  private static final Logger LOG = Logger.getLogger(Worker.class.getName());
  private static final int INTERPRETATIONS = 3;
  private static final long PAUSE_AFTER_ERROR_MS = 1_000;

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
    try {
      for (int left = INTERPRETATIONS; left > 0 && !interpreted(left == 1); left--) {
        Thread.sleep(PAUSE_AFTER_ERROR_MS);
      }
    } catch (Halted | InterruptedException _) {
      // ended from outside, or to be resumed by the next process
    } finally {
      watch.interrupt();
      atEnd.run();
    }
  }

  /**
   * Goes on from the journal. Heap that ran out, for example, says nothing of the execution: it is
   * taken up again, as after a crash, and only given up when it is the last time.
   */
  private boolean interpreted(boolean last) {
    try {
      interpret();
      return true;
    } catch (Error e) {
      LOG.log(Level.SEVERE, e, () -> run.header().arn() + ": the interpreter failed");
      if (last) fail(e, run.lastEvent());
      return last;
    }
  }

  private void interpret() {
    var cursor = new Cursor(0);
    try {
      JsonNode output =
          new Interpreter(run, engine)
              .interpret(definition.flow(), Json.read(run.header().input()), cursor);
      end("Succeeded", Details.output(output), cursor.last());
    } catch (StateFailure failure) {
      end("Failed", failure.toJson(), cursor.last());
    } catch (Halted halted) {
      throw halted;
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(Level.SEVERE, e, () -> run.header().arn() + ": the interpreter failed");
      fail(e, cursor.last());
    }
  }

  private void fail(Throwable e, long previous) {
    end(
        "Failed",
        StateFailure.of(StateFailure.RUNTIME, "The interpreter failed: " + e).toJson(),
        previous);
  }

  private void end(String how, ObjectNode details, long previous) {
    run.end("Execution" + how, Details.of("execution" + how + "EventDetails", details), previous);
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
