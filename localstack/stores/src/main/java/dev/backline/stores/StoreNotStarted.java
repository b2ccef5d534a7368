package dev.backline.stores;

/** A store could not be started; the message says which, why, and what to do. */
public final class StoreNotStarted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreNotStarted(String message) {
    super(message);
  }

  StoreNotStarted(String message, Throwable cause) {
    super(message, cause);
  }
}
