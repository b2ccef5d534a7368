package dev.backline.workflows.task;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a Lambda function answered.
 *
 * @param payload the function's answer, or its error object when it failed: JSON in UTF-8
 * @param functionError {@code Unhandled} or {@code Handled} when the function failed
 * @param executedVersion the version that ran, {@code $LATEST} when none was asked for
 */
@SuppressWarnings("ArrayRecordComponent") // a result is read once and never compared
public record LambdaResult(byte[] payload, Optional<String> functionError, String executedVersion) {

  public LambdaResult {
    requireNonNull(payload, "payload is null");
    requireNonNull(functionError, "functionError is null");
    requireNonNull(executedVersion, "executedVersion is null");
  }

  /** The answer of a function that ended normally. */
  public static LambdaResult of(byte[] payload) {
    return new LambdaResult(payload, Optional.empty(), "$LATEST");
  }

  /**
   * The error object of a function that threw: {@code {"errorType","errorMessage","stackTrace"}}.
   */
  public static LambdaResult unhandled(byte[] payload) {
    return new LambdaResult(payload, Optional.of("Unhandled"), "$LATEST");
  }
}
