package dev.backline.core.step;

import dev.backline.core.failure.ErrorCode;

/** The file cannot be decoded as audio. */
public final class UnreadableAudio extends PermanentFault {

  private static final long serialVersionUID = 1;

  /** A fault with what the user is told. */
  public UnreadableAudio(String message) {
    super(ErrorCode.UNREADABLE_AUDIO, message);
  }
}
