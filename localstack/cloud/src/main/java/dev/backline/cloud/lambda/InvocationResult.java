package dev.backline.cloud.lambda;

/** How a call of a function ended. */
public sealed interface InvocationResult {
  /**
   * What the caller gets: the function's answer, or the error as {@code
   * {"errorMessage","errorType","stackTrace"}}.
   */
  byte[] payload();

  /** The function returned. */
  @SuppressWarnings("ArrayRecordComponent")
  record Answer(byte[] payload) implements InvocationResult {}

  /**
   * The function threw, could not be loaded or ran out of time.
   *
   * @param errorType the class name of the exception, or Lambda's own name such as {@code
   *     Sandbox.Timedout}
   * @param errorMessage empty when the exception had none
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Failure(byte[] payload, String errorType, String errorMessage)
      implements InvocationResult {
    /** The error type of a call that ran longer than the function's time-out. */
    public static final String TIMED_OUT = "Sandbox.Timedout";

    /** Whether the call was ended because it ran too long. */
    public boolean timedOut() {
      return errorType.equals(TIMED_OUT);
    }
  }
}
