package dev.backline.workflows.task;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Does the work of a Task state: the port between the interpreter and the services around it.
 *
 * <p>A runner may be called more than once for one request: when the process ends after the work
 * and before its result was recorded, the request is made again after the restart (at least once,
 * as Step Functions itself promises for Lambda). It runs on a virtual thread of its own and is
 * interrupted when the state times out or its execution is stopped.
 */
@FunctionalInterface
public interface TaskRunner {

  /**
   * Runs one attempt and waits for its result.
   *
   * @return the result as the state sees it in {@code $states.result}
   * @throws TaskFailure when the work failed; its error name is what Retry and Catch match
   */
  JsonNode run(TaskRequest request) throws TaskFailure;

  /**
   * Whether this runner can run a resource at all. A definition with a Task that nothing supports
   * is refused when it is deployed.
   *
   * @param resource a state's {@code Resource} without {@code .waitForTaskToken}
   */
  default boolean supports(String resource) {
    return !resource.isEmpty();
  }
}
