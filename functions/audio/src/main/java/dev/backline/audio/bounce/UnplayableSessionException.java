package dev.backline.audio.bounce;

import java.io.IOException;

/**
 * A session that its files do not allow to be played. The message begins with the path of the field
 * that is to blame.
 */
public final class UnplayableSessionException extends IOException {

  private static final long serialVersionUID = 1L;

  /** A session that cannot be played, for this reason. */
  public UnplayableSessionException(String message) {
    super(message);
  }
}
