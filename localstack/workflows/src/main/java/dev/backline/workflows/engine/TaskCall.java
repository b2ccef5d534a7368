package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backline.workflows.journal.Entry;
import dev.backline.workflows.task.TaskFailure;
import dev.backline.workflows.task.TaskRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the runner for the work of one attempt and waits for its end: the answer, the task token's
 * return, or the time-out.
 */
final class TaskCall {

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Engine engine;
  private final Run run;
  private final String key;
  private final TaskHistory history;
  private final TaskRequest request;
  private final Optional<Duration> heartbeat;

  TaskCall(
      Engine engine,
      Run run,
      String key,
      TaskHistory history,
      TaskRequest request,
      Optional<Duration> heartbeat) {
    this.engine = engine;
    this.run = run;
    this.key = key;
    this.history = history;
    this.request = request;
    this.heartbeat = heartbeat;
  }

  Outcome outcome(Entry scheduled) {
    if (request.taskToken().isEmpty()) return call();
    String token = request.taskToken().get();
    if (run.recorded(key + Callbacks.CALLBACK).isEmpty())
      engine.callbacks().expect(token, run, key, engine.clock().millis());
    if (run.recorded(key + "/submitted").isEmpty()
        && run.recorded(key + Callbacks.CALLBACK).isEmpty()) {
      Outcome answer = call();
      if (!(answer instanceof Outcome.Success success)) return answer;
      history.submitted(success.output());
      run.force();
    }
    return callback(token, scheduled.event().orElseThrow().timestamp());
  }

  private Outcome call() {
    var answer = new CompletableFuture<Outcome>();
    Thread worker =
        Thread.ofVirtual().name("task " + request.stateName()).start(() -> work(answer));
    try {
      return request.timeout().isPresent()
          ? answer.get(request.timeout().get().toMillis(), TimeUnit.MILLISECONDS)
          : answer.get();
    } catch (TimeoutException _) {
      worker.interrupt();
      return timedOut(StateFailure.TIMEOUT);
    } catch (InterruptedException _) {
      worker.interrupt();
      throw new Halted();
    } catch (ExecutionException e) {
      return new Outcome.Failure(
          StateFailure.of("States.TaskFailed", String.valueOf(e.getCause())));
    }
  }

  private void work(CompletableFuture<Outcome> answer) {
    try {
      answer.complete(new Outcome.Success(engine.runner().run(request)));
    } catch (TaskFailure failure) {
      answer.complete(new Outcome.Failure(StateFailure.of(failure.error(), failure.cause())));
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  private Outcome callback(String token, Instant scheduledAt) {
    long submittedAt = engine.clock().millis();
    long deadline =
        request
            .timeout()
            .map(limit -> scheduledAt.plus(limit).toEpochMilli())
            .orElse(Long.MAX_VALUE);
    try {
      while (true) {
        long silent =
            heartbeat
                .map(
                    limit ->
                        Math.max(submittedAt, engine.callbacks().beatAt(token)) + limit.toMillis())
                .orElse(Long.MAX_VALUE);
        long left = Math.min(deadline, silent) - engine.clock().millis();
        Optional<Entry> entry =
            run.await(
                key + Callbacks.CALLBACK, Duration.ofMillis(Math.clamp(left, 0, LOOK.toMillis())));
        if (entry.isPresent()) return returned(entry.get().value());
        if (left <= 0)
          return timedOut(deadline <= silent ? StateFailure.TIMEOUT : StateFailure.HEARTBEAT);
      }
    } catch (InterruptedException _) {
      throw new Halted();
    }
  }

  private static Outcome returned(JsonNode value) {
    return value.has("output")
        ? new Outcome.Success(value.get("output"))
        : new Outcome.Failure(StateFailure.of(value));
  }

  private static Outcome timedOut(String error) {
    return new Outcome.TimedOut(StateFailure.of(Optional.of(error), Optional.empty()));
  }
}
