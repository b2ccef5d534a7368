package dev.backline.core.step;

import dev.backline.core.failure.ErrorCode;

/** The step was asked for something that it does not do. */
public final class UnsupportedRequest extends PermanentFault {

  private static final long serialVersionUID = 1;

  /** A fault with what the user is told. */
  public UnsupportedRequest(String message) {
    super(ErrorCode.VALIDATION_FAILED, message);
  }
}
