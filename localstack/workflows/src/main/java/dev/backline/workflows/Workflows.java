package dev.backline.workflows;

import dev.backline.workflows.definition.Definition;
import dev.backline.workflows.definition.Diagnostic;
import dev.backline.workflows.definition.InvalidDefinition;
import dev.backline.workflows.engine.Executions;
import dev.backline.workflows.model.Execution;
import dev.backline.workflows.model.HistoryEvent;
import dev.backline.workflows.model.Machine;
import dev.backline.workflows.model.Settings;
import dev.backline.workflows.model.WorkflowProblem;
import dev.backline.workflows.task.TaskRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * State machines in the Amazon States Language (query language JSONata) and their executions, kept
 * in a folder.
 *
 * <p>An execution outlives the process: after a crash at any instant, {@link #open} and {@link
 * #resume} go on with it. A task whose result was recorded is not run again, one whose result was
 * not is (at least once); a wait keeps its deadline; the history has no event twice.
 *
 * <p>Thread-safe. One process at a time may have a folder open.
 */
public final class Workflows implements AutoCloseable {

  private static final int MAX_NAME = 80;

  private final Settings settings;
  private final Clock clock;
  private final TaskRunner runner;
  private final Machines machines;
  private final Executions executions;
  private final FileChannel lock;

  private Workflows(
      Path folder, TaskRunner runner, Clock clock, Settings settings, FileChannel lock)
      throws IOException {
    this.settings = settings;
    this.clock = clock;
    this.runner = runner;
    this.lock = lock;
    this.machines = new Machines(Files.createDirectories(folder.resolve("machines")));
    this.executions =
        new Executions(
            Files.createDirectories(folder.resolve("executions")), runner, clock, settings);
  }

  /** Opens a folder, made if it is missing, with {@link Settings#DEFAULT}. */
  public static Workflows open(Path folder, TaskRunner runner, Clock clock) {
    return open(folder, runner, clock, Settings.DEFAULT);
  }

  /**
   * Opens a folder, made if it is missing. Executions of earlier processes can be described at once
   * and go on with {@link #resume}.
   *
   * @throws IllegalStateException when another process has it open
   */
  public static Workflows open(Path folder, TaskRunner runner, Clock clock, Settings settings) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new IllegalStateException("Another process has " + folder + " open");
      }
      return new Workflows(folder, runner, clock, settings, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /**
   * Goes on with every execution that an earlier process left running. Call it once, when the
   * services that tasks need are up.
   */
  public void resume() {
    executions.resume();
  }

  /**
   * Deploys a definition under a name: makes the machine, or gives it the new definition.
   * Executions that run keep the old one.
   *
   * @return the machine's ARN
   * @throws InvalidDefinition naming every fault
   */
  public String deploy(String name, String definition) {
    return deploy(name, definition, "arn:aws:iam::" + settings.account() + ":role/" + name).arn();
  }

  /** Deploys a definition with a role, which appears in the context object and in the history. */
  public synchronized Machine deploy(String name, String definition, String roleArn) {
    checkName(name);
    check(definition);
    String arn = settings.machineArn(name);
    Optional<Machine> known = machines.find(arn);
    if (known.isPresent()
        && known.get().definition().equals(definition)
        && known.get().roleArn().equals(roleArn)) return known.get();
    Instant createdAt =
        known.map(Machine::createdAt).orElseGet(() -> Instant.ofEpochMilli(clock.millis()));
    var machine =
        new Machine(arn, name, definition, roleArn, createdAt, UUID.randomUUID().toString());
    machines.save(machine);
    return machine;
  }

  /**
   * Checks a definition without deploying it.
   *
   * @throws InvalidDefinition naming every fault, and every Task that nothing here runs
   */
  public void check(String definition) {
    List<Diagnostic> unsupported = new ArrayList<>();
    Definition.parse(definition)
        .resources()
        .forEach(
            (location, resource) -> {
              if (runner.supports(resource.arn())) return;
              String message = "The resource '" + resource.arn() + "' is not supported here";
              unsupported.add(new Diagnostic("UNSUPPORTED_RESOURCE", message, location));
            });
    if (!unsupported.isEmpty()) throw new InvalidDefinition(unsupported);
  }

  /** The machine with that ARN. */
  public Machine machine(String arn) {
    return machines
        .find(arn)
        .orElseThrow(
            () ->
                new WorkflowProblem(
                    "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'"));
  }

  /** All machines, by ARN. */
  public List<Machine> machines() {
    return machines.all();
  }

  /**
   * Takes a machine away. Its executions go on and stay describable. Taking away what is not there
   * does nothing.
   */
  public synchronized void delete(String arn) {
    machines.find(arn).ifPresent(machines::delete);
  }

  /**
   * Starts an execution. It is on disk when this returns. Starting it again with the same name and
   * input while it runs gives the same answer.
   *
   * @param name unique among the executions of the machine for ever; 1 to 80 characters
   * @param input JSON text, at most 262144 bytes
   * @throws WorkflowProblem {@code StateMachineDoesNotExist, ExecutionAlreadyExists,
   *     InvalidExecutionInput, InvalidName}
   */
  public Execution start(String machineArn, String name, String input) {
    Machine machine = machine(machineArn);
    checkName(name);
    return executions.start(machine, name, input);
  }

  /** Ends a running execution as {@code ABORTED}; one that has ended stays as it is. */
  public Execution stop(String executionArn, Optional<String> error, Optional<String> cause) {
    return executions.stop(executionArn, error, cause);
  }

  /**
   * Takes an execution that failed, timed out or was stopped up again at the state that did not
   * complete, with the same variables.
   *
   * @return when it was taken up
   */
  public Instant redrive(String executionArn) {
    return executions.redrive(executionArn);
  }

  /** What is known of an execution now. */
  public Execution describe(String executionArn) {
    return executions.describe(executionArn);
  }

  /** The definition that an execution runs, which may be older than its machine's. */
  public String definitionOf(String executionArn) {
    return executions.definition(executionArn);
  }

  /** The executions of a machine, newest first. */
  public List<Execution> executions(String machineArn) {
    return executions.of(machineArn);
  }

  /** The history of an execution, oldest event first. */
  public List<HistoryEvent> history(String executionArn) {
    return executions.history(executionArn);
  }

  /** Waits for the end of an execution, at most for a time, and describes it. */
  public Execution await(String executionArn, Duration atMost) throws InterruptedException {
    return executions.await(executionArn, atMost);
  }

  /** Hands in the output, JSON text, of a task that waits for its token. */
  public void taskSucceeded(String token, String output) {
    executions.succeed(token, output);
  }

  /** Fails a task that waits for its token. */
  public void taskFailed(String token, Optional<String> error, Optional<String> cause) {
    executions.fail(token, error, cause);
  }

  /** Says that a task that waits for its token is still worked on. */
  public void taskHeartbeat(String token) {
    executions.heartbeat(token);
  }

  private static void checkName(String name) {
    if (name.isEmpty()
        || name.length() > MAX_NAME
        || !name.matches("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]+")) {
      throw new WorkflowProblem("InvalidName", "Invalid Name: '" + name + "'");
    }
  }

  /**
   * Stops all work where it is and lets the folder go; what was running goes on with the next
   * {@link #resume}.
   */
  @Override
  public void close() {
    executions.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
