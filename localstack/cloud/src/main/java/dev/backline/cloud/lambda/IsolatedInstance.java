package dev.backline.cloud.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An instance in a process of its own, which is what Lambda does: own heap, own environment, killed
 * when its time is over.
 */
final class IsolatedInstance implements Instance {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long INITIALISED_WITHIN_MS = 60_000;

  private final FunctionSettings settings;
  private final RuntimeApi api;
  private final Process process;
  private volatile boolean usable = true;

  IsolatedInstance(FunctionSettings settings, FunctionLog log) {
    this.settings = settings;
    try {
      this.api = new RuntimeApi(settings.function().qualifiedArn());
      this.process = start(settings, api.address());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + settings.function().logicalId(), e);
    }
    var _ = process.onExit().thenRun(api::ended);
    Thread.ofPlatform().daemon().start(() -> copy(process.getInputStream(), log));
  }

  @Override
  public void prepare() throws InterruptedException {
    usable = api.awaitReady(INITIALISED_WITHIN_MS);
  }

  /** Does nothing: from outside its process, nobody can ask a function to run its hooks. */
  @Override
  public void rehearse() {}

  @Override
  public InvocationResult call(String requestId, byte[] payload) throws InterruptedException {
    if (!api.awaitReady(INITIALISED_WITHIN_MS)) {
      usable = false;
      return initialisationFailed(requestId);
    }
    long timeoutMs = settings.function().timeout().toMillis();
    var outcome = api.call(requestId, System.currentTimeMillis() + timeoutMs, payload, timeoutMs);
    usable =
        outcome instanceof RuntimeApi.Outcome.Answered
            || outcome instanceof RuntimeApi.Outcome.Failed;
    return switch (outcome) {
      case RuntimeApi.Outcome.Answered(byte[] answer) -> new InvocationResult.Answer(answer);
      case RuntimeApi.Outcome.Failed(byte[] error) -> failure(error);
      case RuntimeApi.Outcome.Ended _ -> Failures.exited(requestId, exitStatus());
      case RuntimeApi.Outcome.Late _ -> {
        process.destroyForcibly();
        yield Failures.timedOut(requestId, settings.function());
      }
    };
  }

  @Override
  public boolean usable() {
    return usable && process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    api.close();
  }

  private InvocationResult initialisationFailed(String requestId) throws InterruptedException {
    var error = api.initError();
    if (error.isPresent()) return failure(error.get());
    boolean ended = process.waitFor(0, TimeUnit.MILLISECONDS);
    process.destroyForcibly();
    return ended
        ? Failures.exited(requestId, exitStatus())
        : Failures.timedOut(requestId, settings.function());
  }

  private int exitStatus() throws InterruptedException {
    return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  private static InvocationResult failure(byte[] error) {
    try {
      JsonNode json = JSON.readTree(error);
      return new InvocationResult.Failure(
          error, json.path("errorType").asText(), json.path("errorMessage").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process start(FunctionSettings settings, String runtimeApi) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + Math.max(128, settings.function().memoryMb() * 85 / 100) + "m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            RuntimeJars.classPath(),
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            settings.function().handler()));
    var builder =
        new ProcessBuilder(command)
            .directory(settings.taskRoot().toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(settings.environment());
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    return builder.start();
  }

  private static void copy(InputStream output, FunctionLog log) {
    try (output) {
      var buffer = new byte[8192];
      for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
        log.write(buffer, 0, read);
        log.flush();
      }
    } catch (IOException e) {
      log.line("the function's output ended: " + e);
    }
  }
}
