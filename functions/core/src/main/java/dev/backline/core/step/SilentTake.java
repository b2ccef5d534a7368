package dev.backline.core.step;

import dev.backline.core.failure.ErrorCode;

/** The take holds nothing that can be heard. */
public final class SilentTake extends PermanentFault {

  private static final long serialVersionUID = 1;

  /** A fault with what the user is told. */
  public SilentTake(String message) {
    super(ErrorCode.SILENT_TAKE, message);
  }
}
