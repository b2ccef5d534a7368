package dev.backline.cloud.lambda;

import java.util.concurrent.CompletableFuture;

/** Calls the functions of the template. */
public interface Invoker {
  /**
   * Calls a function and waits for its end ({@code RequestResponse}).
   *
   * @param function its logical id
   * @param payload a JSON document
   * @throws IllegalArgumentException when the template has no such function
   */
  InvocationResult invoke(String function, byte[] payload);

  /**
   * Calls a function without waiting ({@code Event}): a call that fails is made again up to two
   * times. Nothing is kept on disk: who must not lose the event keeps it until the future
   * completes, and sends it to its dead letters when the result is a failure.
   *
   * @return the result of the last attempt
   */
  CompletableFuture<InvocationResult> invokeEvent(String function, byte[] payload);
}
