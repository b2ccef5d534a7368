package dev.backline.cloud.gateway;

import java.time.Duration;

/** The functions behind the gateway. */
@FunctionalInterface
public interface Functions {

  /**
   * Calls a function and waits for its answer.
   *
   * @param function logical id
   * @param event the event, JSON in UTF-8
   * @param patience how long the gateway waits
   * @throws InterruptedException if the gateway stops meanwhile
   */
  Outcome call(String function, byte[] event, Duration patience) throws InterruptedException;

  /** How a call ended. */
  sealed interface Outcome {

    /**
     * The function returned.
     *
     * @param payload JSON in UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Returned(byte[] payload) implements Outcome {}

    /**
     * The function threw, ran out of its own time, or could not be started. Its client is told
     * nothing of it.
     */
    record Failed(String reason) implements Outcome {}

    /** No answer came within the gateway's patience. */
    record Late() implements Outcome {}
  }
}
