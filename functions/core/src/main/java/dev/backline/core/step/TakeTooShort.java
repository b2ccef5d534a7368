package dev.backline.core.step;

import dev.backline.core.failure.ErrorCode;

/** The take is too short to be worked on. */
public final class TakeTooShort extends PermanentFault {

  private static final long serialVersionUID = 1;

  /** A fault with what the user is told. */
  public TakeTooShort(String message) {
    super(ErrorCode.TAKE_TOO_SHORT, message);
  }
}
