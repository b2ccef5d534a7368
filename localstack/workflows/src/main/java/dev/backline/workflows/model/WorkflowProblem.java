package dev.backline.workflows.model;

import static java.util.Objects.requireNonNull;

/** A request that cannot be met, with the error code that the Step Functions API gives for it. */
public final class WorkflowProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * Describes the problem.
   *
   * @param code an error of the Step Functions API, such as {@code StateMachineDoesNotExist}
   * @param message what is wrong and with what
   */
  public WorkflowProblem(String code, String message) {
    super(requireNonNull(message, "message is null"));
    this.code = requireNonNull(code, "code is null");
  }

  /** The error of the Step Functions API. */
  public String code() {
    return code;
  }
}
