package dev.backline.workflows.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an execution at one moment.
 *
 * @param input the input's JSON text as it was given
 * @param output the output's JSON text, once it succeeded
 * @param error the error name, if it failed or was stopped with one
 * @param cause the explanation that goes with the error
 * @param redriveCount how often it was redriven
 */
public record Execution(
    String arn,
    String machineArn,
    String name,
    ExecutionStatus status,
    Instant startedAt,
    Optional<Instant> stoppedAt,
    String input,
    Optional<String> output,
    Optional<String> error,
    Optional<String> cause,
    int redriveCount) {

  public Execution {
    requireNonNull(arn, "arn is null");
    requireNonNull(machineArn, "machineArn is null");
    requireNonNull(name, "name is null");
    requireNonNull(status, "status is null");
    requireNonNull(startedAt, "startedAt is null");
    requireNonNull(stoppedAt, "stoppedAt is null");
    requireNonNull(input, "input is null");
    requireNonNull(output, "output is null");
    requireNonNull(error, "error is null");
    requireNonNull(cause, "cause is null");
  }

  /** Whether it has come to its end. */
  public boolean ended() {
    return status != ExecutionStatus.RUNNING;
  }
}
