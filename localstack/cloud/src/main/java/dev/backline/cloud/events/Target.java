package dev.backline.cloud.events;

/** Where an event goes. */
@FunctionalInterface
interface Target {
  /**
   * Hands the event over; when this returns the target has it durably or has dealt with it.
   *
   * @param event a JSON document
   */
  void deliver(String event) throws DeliveryFailed, InterruptedException;

  /** The target did not take the event. */
  final class DeliveryFailed extends Exception {
    private static final long serialVersionUID = 1L;

    DeliveryFailed(String message) {
      super(message);
    }

    DeliveryFailed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
