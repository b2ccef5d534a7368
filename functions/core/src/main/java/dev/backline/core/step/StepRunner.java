package dev.backline.core.step;

import dev.backline.core.json.Json;
import dev.backline.core.json.MalformedJson;
import dev.backline.core.metrics.Metrics;
import dev.backline.core.metrics.Metrics.Unit;
import dev.backline.core.objects.ObjectStore;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Runs a step at most once for the same input, as docs/architecture.md describes: the output lies
 * below {@code users/{userId}/steps/{step}/{inputHash}/}, {@code result.json} is written last, and
 * a run that finds it returns it without work. A run that was cut short left no result and is
 * simply done again. A result whose files have since been removed counts as absent.
 */
@Singleton
@Requires(classes = S3Client.class)
public final class StepRunner {

  private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);
  private static final String RESULT = "result.json";

  private final ObjectStore objects;
  private final Json json;
  private final Metrics metrics;

  StepRunner(ObjectStore objects, Json json, Metrics metrics) {
    this.objects = objects;
    this.json = json;
    this.metrics = metrics;
  }

  /**
   * Runs a step or returns the result of an earlier run.
   *
   * @param work what is to be done
   * @param body does it
   * @param audioMs how long the audio is that was worked on, for the real-time factor; 0 for none
   */
  public <O> O run(Work<O> work, Body<O> body, ToLongFunction<O> audioMs) throws IOException {
    String prefix = work.prefix(json);
    Optional<O> earlier = find(prefix, work.output());
    if (earlier.isPresent()) {
      LOG.atInfo()
          .addKeyValue("step", work.step())
          .addKeyValue("prefix", prefix)
          .log("step found its result");
      return earlier.get();
    }
    long begun = System.nanoTime();
    try (var workspace = new Workspace(objects, json, prefix)) {
      O result = body.run(workspace);
      byte[] text = json.bytes(result);
      // Whoever was first wins, so that two runs at the same time give one result.
      O kept =
          objects.create(prefix + RESULT, text)
              ? result
              : find(prefix, work.output()).orElse(result);
      measure(work.step(), Duration.ofNanos(System.nanoTime() - begun), audioMs.applyAsLong(kept));
      return kept;
    }
  }

  /**
   * Looks for the result of a step that nobody ordered, which makes the connection to the bucket.
   */
  void lookForNothing() {
    try {
      var _ = objects.read("users/usr_priming/steps/" + RESULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <O> Optional<O> find(String prefix, Class<O> output) throws IOException {
    Optional<byte[]> text = objects.read(prefix + RESULT);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      O result = json.read(new String(text.get(), StandardCharsets.UTF_8), output);
      boolean whole = keys(json.tree(result)).allMatch(key -> objects.head(key).isPresent());
      if (whole) {
        return Optional.of(result);
      }
    } catch (MalformedJson e) {
      LOG.atWarn()
          .addKeyValue("prefix", prefix)
          .setCause(e)
          .log("a result cannot be read and is made anew");
    }
    objects.delete(prefix + RESULT);
    return Optional.empty();
  }

  private static Stream<String> keys(JsonNode node) {
    if (node.isArray()) {
      return StreamSupport.stream(node.values().spliterator(), false).flatMap(StepRunner::keys);
    }
    if (!node.isObject()) {
      return Stream.empty();
    }
    if (node.get("sha256") != null && node.get("key") != null) {
      return Stream.of(node.get("key").getStringValue());
    }
    return StreamSupport.stream(node.entries().spliterator(), false)
        .map(Map.Entry::getValue)
        .flatMap(StepRunner::keys);
  }

  private void measure(String step, Duration elapsed, long audioMs) {
    Map<String, String> dimensions = Map.of("step", step);
    metrics.put("StepDuration", Unit.MILLISECONDS, (double) elapsed.toMillis(), dimensions);
    if (audioMs > 0) {
      metrics.put("RealTimeFactor", Unit.NONE, (double) elapsed.toMillis() / audioMs, dimensions);
    }
    LOG.atInfo()
        .addKeyValue("step", step)
        .addKeyValue("durationMs", elapsed.toMillis())
        .addKeyValue("audioMs", audioMs)
        .log("step done");
  }

  /**
   * A piece of work.
   *
   * @param step the name of the state
   * @param engineVersion changes whenever the same input would give other bytes
   * @param userId below whose prefix the output lies
   * @param identity what decides the result, {@code @Serdeable}
   * @param output the type of the result
   */
  public record Work<O>(
      String step, String engineVersion, String userId, Object identity, Class<O> output) {

    String prefix(Json json) {
      return "users/"
          + userId
          + "/steps/"
          + step
          + "/"
          + InputHash.of(json, step, engineVersion, identity)
          + "/";
    }
  }

  /** What a step does. */
  @FunctionalInterface
  public interface Body<O> {

    /** Does the work in a workspace of its own. */
    O run(Workspace workspace) throws IOException;
  }
}
