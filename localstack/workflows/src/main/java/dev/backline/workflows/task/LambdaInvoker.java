package dev.backline.workflows.task;

import java.time.Duration;

/** Calls a Lambda function synchronously. */
@FunctionalInterface
public interface LambdaInvoker {

  /**
   * Invokes a function and waits for its answer.
   *
   * @param function a function's ARN (with or without qualifier) or name
   * @param payload the event, JSON in UTF-8
   * @param timeout how long the caller waits
   * @throws TaskFailure when the function could not be invoked at all, named as the service names
   *     it ({@code Lambda.ResourceNotFoundException}); a function that ran and failed is a {@link
   *     LambdaResult} with a {@code functionError}
   */
  LambdaResult invoke(String function, byte[] payload, Duration timeout) throws TaskFailure;
}
