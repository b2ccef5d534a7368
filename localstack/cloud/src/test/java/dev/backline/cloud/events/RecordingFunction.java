package dev.backline.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backline.cloud.lambda.InvocationResult;
import dev.backline.cloud.lambda.Invoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A function that keeps the events it gets and answers what the test says. */
final class RecordingFunction implements Invoker {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private volatile Function<JsonNode, InvocationResult> behaviour = _ -> answer("{}");

  static InvocationResult answer(String json) {
    return new InvocationResult.Answer(json.getBytes(StandardCharsets.UTF_8));
  }

  static InvocationResult failure() {
    return new InvocationResult.Failure(new byte[0], "Broken", "broken");
  }

  static InvocationResult failed(List<String> ids) {
    var answer = JSON.createObjectNode();
    var failures = answer.putArray("batchItemFailures");
    ids.forEach(id -> failures.addObject().put("itemIdentifier", id));
    return answer(answer.toString());
  }

  void behave(Function<JsonNode, InvocationResult> how) {
    behaviour = how;
  }

  /** The next event, which must come. */
  JsonNode next() throws InterruptedException {
    JsonNode event = events.poll(30, TimeUnit.SECONDS);
    assertThat(event).as("an event within 30 s").isNotNull();
    return event;
  }

  /** Whether nothing comes for a while. */
  boolean quiet() throws InterruptedException {
    return events.poll(600, TimeUnit.MILLISECONDS) == null;
  }

  @Override
  public InvocationResult invoke(String function, byte[] payload) {
    try {
      JsonNode event = JSON.readTree(payload);
      events.add(event);
      return behaviour.apply(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CompletableFuture<InvocationResult> invokeEvent(String function, byte[] payload) {
    return CompletableFuture.completedFuture(invoke(function, payload));
  }
}
