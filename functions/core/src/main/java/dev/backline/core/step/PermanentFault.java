package dev.backline.core.step;

import dev.backline.core.failure.ErrorCode;

/**
 * A fault that another attempt would meet again: the state machine matches its class name and does
 * not retry. The message is for the user.
 */
public abstract sealed class PermanentFault extends RuntimeException
    permits UnreadableAudio, SilentTake, TakeTooShort, UnsupportedRequest {

  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  PermanentFault(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  /** The code under which a client sees the fault. */
  public ErrorCode code() {
    return code;
  }
}
