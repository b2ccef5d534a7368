package dev.backline.audio.studio;

import java.io.IOException;

/** A recording that cannot serve as a room; the message says why. */
public final class UnusableRoomException extends IOException {

  private static final long serialVersionUID = 1L;

  UnusableRoomException(String message) {
    super(message);
  }
}
