package dev.backline.cloud.lambda;

/** One execution environment of a function; it works on one call at a time. */
interface Instance extends AutoCloseable {
  /** Loads the function, unless that is done, so that its first call need not. */
  void prepare() throws InterruptedException;

  /**
   * Lets a loaded function do what it does before Lambda takes a snapshot of it, so that its first
   * call finds classes loaded, code compiled and connections made.
   */
  void rehearse() throws InterruptedException;

  /** Calls the function and waits until it ended or its time is over. */
  InvocationResult call(String requestId, byte[] payload) throws InterruptedException;

  /** Whether it can take another call. */
  boolean usable();

  /** Ends it; a call that is under way is interrupted. */
  @Override
  void close();
}
