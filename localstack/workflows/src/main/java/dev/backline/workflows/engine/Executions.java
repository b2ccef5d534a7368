package dev.backline.workflows.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backline.workflows.expression.Json;
import dev.backline.workflows.model.Execution;
import dev.backline.workflows.model.ExecutionStatus;
import dev.backline.workflows.model.HistoryEvent;
import dev.backline.workflows.model.Machine;
import dev.backline.workflows.model.Settings;
import dev.backline.workflows.model.WorkflowProblem;
import dev.backline.workflows.task.TaskRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * All executions, those of earlier processes included: a folder of journals and what runs of them.
 */
public final class Executions implements AutoCloseable {

  private static final String SUFFIX = ".journal";

  private final Path folder;
  private final Engine engine;
  private final Map<String, Run> runs = new ConcurrentHashMap<>();
  private final Map<String, Worker> workers = new ConcurrentHashMap<>();

  /**
   * Reads the journals of a folder. Nothing runs before {@link #resume}, but task tokens are taken
   * back at once.
   *
   * @param folder exists, and belongs to this object alone
   */
  public Executions(Path folder, TaskRunner runner, Clock clock, Settings settings) {
    this.folder = folder;
    this.engine = new Engine(runner, clock, new Callbacks(), settings);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void load(Path file) throws IOException {
    Optional<Run> run = Run.load(file, engine.clock());
    if (run.isEmpty()) {
      Files.delete(file);
      return;
    }
    runs.put(run.get().header().arn(), run.get());
    if (!run.get().summary().ended())
      engine.callbacks().expectAll(run.get(), engine.clock().millis());
  }

  /**
   * Starts an execution; a second start with the same name and input while it runs is answered with
   * the first.
   */
  public synchronized Execution start(Machine machine, String name, String input) {
    checkInput(input);
    String arn = engine.settings().executionArn(machine.name(), name);
    Run known = runs.get(arn);
    if (known != null) {
      Execution execution = known.summary();
      if (!execution.ended() && execution.input().equals(input)) return execution;
      throw new WorkflowProblem(
          "ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
    }
    Instant now = Instant.ofEpochMilli(engine.clock().millis());
    var header =
        new Header(
            arn,
            name,
            machine.arn(),
            machine.name(),
            machine.roleArn(),
            machine.definition(),
            input,
            now);
    Run run = Run.begin(header, file(machine.name(), name), engine.clock());
    runs.put(arn, run);
    launch(run, now);
    return run.summary();
  }

  private static void checkInput(String input) {
    if (input.getBytes(StandardCharsets.UTF_8).length > Json.MAX_BYTES) {
      throw new WorkflowProblem(
          "InvalidExecutionInput",
          "Invalid State Machine Execution Input: longer than 262144 bytes");
    }
    try {
      JsonNode json = Json.MAPPER.readTree(input);
      if (!json.isMissingNode()) return;
    } catch (JsonProcessingException e) {
      throw new WorkflowProblem(
          "InvalidExecutionInput",
          "Invalid State Machine Execution Input: '" + e.getOriginalMessage() + "'");
    }
    throw new WorkflowProblem(
        "InvalidExecutionInput", "Invalid State Machine Execution Input: it is empty");
  }

  private Path file(String machine, String name) {
    try {
      Path directory = Files.createDirectories(folder.resolve(machine));
      return directory.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8) + SUFFIX);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes on with every execution that an earlier process left running. */
  public synchronized void resume() {
    for (Run run : runs.values()) {
      if (!run.summary().ended() && !workers.containsKey(run.header().arn()))
        launch(run, run.header().startedAt());
    }
  }

  private void launch(Run run, Instant since) {
    String arn = run.header().arn();
    var worker = new Worker(run, engine, since, () -> workers.remove(arn));
    workers.put(arn, worker);
    worker.start();
  }

  /** Ends a running execution; one that has ended stays as it is. */
  public Execution stop(String arn, Optional<String> error, Optional<String> cause) {
    Run run = find(arn);
    run.end(
        "ExecutionAborted",
        Details.of("executionAbortedEventDetails", StateFailure.of(error, cause).toJson()),
        run.lastEvent());
    Optional.ofNullable(workers.get(arn)).ifPresent(Worker::interrupt);
    return run.summary();
  }

  /**
   * Takes an execution that did not succeed up again at the state that failed, with the variables
   * it had.
   */
  public synchronized Instant redrive(String arn) {
    Run run = find(arn);
    ExecutionStatus status = run.summary().status();
    if (status == ExecutionStatus.RUNNING || status == ExecutionStatus.SUCCEEDED) {
      throw new WorkflowProblem(
          "ExecutionNotRedrivable", "Execution is " + status + " and cannot be redriven");
    }
    Optional.ofNullable(workers.get(arn)).ifPresent(Worker::join);
    run.redrive();
    Instant now = engine.clock().instant();
    launch(run, now);
    return now;
  }

  /** What is known of an execution. */
  public Execution describe(String arn) {
    return find(arn).summary();
  }

  /** The definition that an execution runs. */
  public String definition(String arn) {
    return find(arn).header().definition();
  }

  /** The events of an execution, oldest first. */
  public List<HistoryEvent> history(String arn) {
    return find(arn).history();
  }

  /** The executions of a machine, newest first. */
  public List<Execution> of(String machineArn) {
    return runs.values().stream()
        .map(Run::summary)
        .filter(execution -> execution.machineArn().equals(machineArn))
        .sorted((a, b) -> b.startedAt().compareTo(a.startedAt()))
        .toList();
  }

  /** Waits for the end of an execution. */
  public Execution await(String arn, Duration atMost) throws InterruptedException {
    return find(arn).awaitEnd(atMost);
  }

  /** Hands in the output of a task that was given a token. */
  public void succeed(String token, String output) {
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(output);
    } catch (JsonProcessingException e) {
      throw new WorkflowProblem(
          "InvalidOutput", "Invalid Output: '" + e.getOriginalMessage() + "'");
    }
    if (json.isMissingNode())
      throw new WorkflowProblem("InvalidOutput", "Invalid Output: it is empty");
    engine.callbacks().complete(token, Details.none().set("output", json));
  }

  /** Fails a task that was given a token. */
  public void fail(String token, Optional<String> error, Optional<String> cause) {
    engine.callbacks().complete(token, StateFailure.of(error, cause).toJson());
  }

  /** Says that a task that was given a token is still worked on. */
  public void heartbeat(String token) {
    engine.callbacks().heartbeat(token, engine.clock().millis());
  }

  private Run find(String arn) {
    Run run = runs.get(arn);
    if (run == null)
      throw new WorkflowProblem("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    return run;
  }

  /** Stops all work where it is; {@link #resume} of the next process goes on. */
  @Override
  public synchronized void close() {
    runs.values().forEach(Run::halt);
    List<Worker> open = List.copyOf(workers.values());
    open.forEach(Worker::interrupt);
    open.forEach(Worker::join);
  }
}
