package dev.backline.workflows.task;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * One attempt of a Task state.
 *
 * @param resource the state's {@code Resource} without {@code .waitForTaskToken}, such as {@code
 *     arn:aws:states:::lambda:invoke}
 * @param arguments the evaluated {@code Arguments}; the state's input when it has none
 * @param executionArn the execution that asks
 * @param stateName the Task state
 * @param attempt 0 for the first attempt, counted up by each Retry
 * @param taskToken present for {@code .waitForTaskToken}; the token is a credential
 * @param timeout what is left of {@code TimeoutSeconds}, if the state has one
 */
public record TaskRequest(
    String resource,
    JsonNode arguments,
    String executionArn,
    String stateName,
    int attempt,
    Optional<String> taskToken,
    Optional<Duration> timeout) {

  public TaskRequest {
    requireNonNull(resource, "resource is null");
    requireNonNull(arguments, "arguments is null");
    requireNonNull(executionArn, "executionArn is null");
    requireNonNull(stateName, "stateName is null");
    requireNonNull(taskToken, "taskToken is null");
    requireNonNull(timeout, "timeout is null");
  }
}
