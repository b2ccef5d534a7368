package dev.backline.workflows.task;

import static java.util.Objects.requireNonNull;

/**
 * Work that failed, in the words of Step Functions: an error name that Retry and Catch match, and a
 * cause for people.
 */
public final class TaskFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final String error;

  /**
   * Describes a failure.
   *
   * @param error the error name, such as {@code Lambda.TooManyRequestsException}
   * @param cause what happened; for a Lambda function the JSON text of its error payload
   */
  public TaskFailure(String error, String cause) {
    super(requireNonNull(cause, "cause is null"));
    this.error = requireNonNull(error, "error is null");
  }

  /** The error name that Retry and Catch match. */
  public String error() {
    return error;
  }

  /** What happened. */
  public String cause() {
    return getMessage();
  }
}
