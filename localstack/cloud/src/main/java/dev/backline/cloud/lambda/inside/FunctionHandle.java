package dev.backline.cloud.lambda.inside;

/** A loaded handler, seen from the outside of its class loader. */
public interface FunctionHandle {
  /**
   * Calls the handler once. Not to be called from two threads at the same time.
   *
   * @return the answer
   * @throws FunctionError when the handler throws
   */
  byte[] call(String requestId, String functionArn, long deadlineEpochMs, byte[] payload)
      throws FunctionError;

  /**
   * Runs what the handler registered to be run before a snapshot is taken of it.
   *
   * @throws FunctionError when a hook throws
   */
  void rehearse() throws FunctionError;

  /** The handler threw or could not be loaded. */
  final class FunctionError extends Exception {
    private static final long serialVersionUID = 1L;

    private final byte[] json;
    private final String type;
    private final boolean fatal;

    /**
     * @param json the error as Lambda reports it
     * @param type its {@code errorType}
     * @param fatal whether the instance is of no more use
     */
    public FunctionError(byte[] json, String type, String message, boolean fatal) {
      super(message, null, false, false);
      this.json = json.clone();
      this.type = type;
      this.fatal = fatal;
    }

    /** {@code {"errorMessage","errorType","stackTrace"}}. */
    public byte[] json() {
      return json.clone();
    }

    /** The {@code errorType}. */
    public String type() {
      return type;
    }

    /**
     * Whether Lambda would end the instance: the handler was not loaded, or the virtual machine is
     * in trouble.
     */
    public boolean fatal() {
      return fatal;
    }
  }
}
