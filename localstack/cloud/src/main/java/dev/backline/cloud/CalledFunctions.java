package dev.backline.cloud;

import dev.backline.cloud.gateway.Functions;
import dev.backline.cloud.lambda.InvocationResult;
import dev.backline.cloud.lambda.Invoker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets the gateway call the template's functions. */
final class CalledFunctions implements Functions {
  private final Invoker invoker;

  CalledFunctions(Invoker invoker) {
    this.invoker = invoker;
  }

  @Override
  public Outcome call(String function, byte[] event, Duration patience)
      throws InterruptedException {
    var answer =
        CompletableFuture.supplyAsync(
            () -> invoker.invoke(function, event),
            task -> Thread.ofPlatform().daemon().start(task));
    try {
      return switch (answer.get(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        case InvocationResult.Answer returned -> new Outcome.Returned(returned.payload());
        case InvocationResult.Failure failure ->
            new Outcome.Failed(failure.errorType() + ": " + failure.errorMessage());
      };
    } catch (TimeoutException _) {
      return new Outcome.Late();
    } catch (ExecutionException e) {
      return new Outcome.Failed(String.valueOf(e.getCause()));
    }
  }
}
