package dev.backline.cloud.lambda;

import dev.backline.cloud.lambda.inside.FunctionHandle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An instance in this JVM, with a class loader and a thread of its own. What runs too long is
 * interrupted and its instance abandoned; code that ignores interrupts goes on to use the processor
 * until it ends by itself.
 */
final class InProcessInstance implements Instance {
  private final FunctionSettings settings;
  private final FunctionLog log;
  private final FunctionClassLoader loader;
  private final ExecutorService thread;
  private Optional<FunctionHandle> handle = Optional.empty();
  private boolean usable = true;

  InProcessInstance(
      FunctionSettings settings, ClassFiles classes, SharedClasses shared, FunctionLog log) {
    StandardStreams.install();
    this.settings = settings;
    this.log = log;
    this.loader = new FunctionClassLoader(settings.function().logicalId(), classes, shared);
    this.thread = Executors.newSingleThreadExecutor(this::thread);
  }

  @Override
  public void prepare() throws InterruptedException {
    if (handle.isEmpty()) {
      var _ = load("init");
    }
  }

  @Override
  public void rehearse() throws InterruptedException {
    if (handle.isEmpty()) return;
    FunctionHandle loaded = handle.get();
    Future<FunctionHandle> rehearsal =
        thread.submit(
            () -> {
              loaded.rehearse();
              return loaded;
            });
    try {
      rehearsal.get(settings.function().timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      abandon(rehearsal);
      log.line("the rehearsal took too long");
    } catch (ExecutionException e) {
      usable = e.getCause() instanceof FunctionHandle.FunctionError error && !error.fatal();
      log.line("the rehearsal failed: " + e.getCause());
    } catch (InterruptedException e) {
      abandon(rehearsal);
      throw e;
    }
  }

  private void abandon(Future<?> work) {
    usable = false;
    work.cancel(true);
  }

  @Override
  public InvocationResult call(String requestId, byte[] payload) throws InterruptedException {
    long timeoutMs = settings.function().timeout().toMillis();
    if (handle.isEmpty()) {
      // As on Lambda, loading has a time limit of its own and does not use up the call's.
      Optional<InvocationResult> failed = load(requestId);
      if (failed.isPresent()) return failed.get();
    }
    Future<InvocationResult> call =
        thread.submit(() -> answer(requestId, System.currentTimeMillis() + timeoutMs, payload));
    return resultOf(call, requestId, timeoutMs);
  }

  @Override
  public boolean usable() {
    return usable;
  }

  @Override
  public void close() {
    usable = false;
    thread.shutdownNow();
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<InvocationResult> load(String requestId) throws InterruptedException {
    Future<Optional<InvocationResult>> loading =
        thread.submit(
            () -> {
              try {
                handle =
                    Optional.of(loader.load(settings.function().handler(), settings.environment()));
                return Optional.empty();
              } catch (FunctionHandle.FunctionError e) {
                usable = false;
                return Optional.of(failure(e));
              }
            });
    try {
      return loading.get();
    } catch (ExecutionException e) {
      usable = false;
      return Optional.of(crashed(requestId, e.getCause()));
    }
  }

  private InvocationResult answer(String requestId, long deadlineEpochMs, byte[] payload) {
    try {
      return new InvocationResult.Answer(
          handle
              .orElseThrow()
              .call(requestId, settings.function().qualifiedArn(), deadlineEpochMs, payload));
    } catch (FunctionHandle.FunctionError e) {
      usable = !e.fatal();
      return failure(e);
    }
  }

  private InvocationResult resultOf(Future<InvocationResult> call, String requestId, long timeoutMs)
      throws InterruptedException {
    try {
      return call.get(timeoutMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      abandon(call);
      return Failures.timedOut(requestId, settings.function());
    } catch (ExecutionException e) {
      usable = false;
      return crashed(requestId, e.getCause());
    } catch (InterruptedException e) {
      abandon(call);
      throw e;
    }
  }

  private InvocationResult failure(FunctionHandle.FunctionError error) {
    log.line(new String(error.json(), java.nio.charset.StandardCharsets.UTF_8));
    return new InvocationResult.Failure(error.json(), error.type(), error.getMessage());
  }

  private InvocationResult crashed(String requestId, Throwable cause) {
    log.line("RequestId: " + requestId + " Error: " + cause);
    return Failures.failure("Runtime.Unknown", "RequestId: " + requestId + " Error: " + cause);
  }

  private Thread thread(Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              StandardStreams.sendTo(log);
              work.run();
            },
            settings.function().logicalId());
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    return thread;
  }
}
