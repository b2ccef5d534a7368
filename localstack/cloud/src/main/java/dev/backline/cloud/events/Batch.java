package dev.backline.cloud.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.cloud.lambda.InvocationResult;
import dev.backline.cloud.lambda.Invoker;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One call of a function with the records of an event source, and which of them it did not manage.
 */
final class Batch {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Invoker invoker;
  private final String function;
  private final boolean partialFailures;

  /**
   * @param partialFailures whether the function's answer may name single records ({@code
   *     ReportBatchItemFailures})
   */
  Batch(Invoker invoker, String function, boolean partialFailures) {
    this.invoker = invoker;
    this.function = function;
    this.partialFailures = partialFailures;
  }

  /** A record and the identifier by which the function names it. */
  record Item(String id, JsonNode json) {}

  /**
   * Calls the function.
   *
   * @return the ids of the records that failed; all when the function failed or when its answer
   *     names one that was not sent
   */
  Set<String> call(List<Item> items) {
    ObjectNode event = JSON.createObjectNode();
    var records = event.putArray("Records");
    items.forEach(item -> records.add(item.json()));
    InvocationResult result = invoker.invoke(function, bytes(event));
    Set<String> all = new LinkedHashSet<>(items.stream().map(Item::id).toList());
    return switch (result) {
      case InvocationResult.Failure _ -> all;
      case InvocationResult.Answer(byte[] payload) ->
          partialFailures ? named(payload, all).orElse(all) : Set.of();
    };
  }

  /**
   * Nothing when the answer is not what Lambda takes, in which case the whole batch has failed
   * (Lambda developer guide).
   */
  private static Optional<Set<String>> named(byte[] payload, Set<String> all) {
    JsonNode answer;
    try {
      answer = JSON.readTree(payload);
    } catch (IOException _) {
      return Optional.empty();
    }
    JsonNode failures = answer.path("batchItemFailures");
    if (failures.isMissingNode() || failures.isNull()) return Optional.of(Set.of());
    var named = new LinkedHashSet<String>();
    for (JsonNode failure : failures) {
      String id = failure.path("itemIdentifier").asText("");
      if (!all.contains(id)) return Optional.empty();
      named.add(id);
    }
    return Optional.of(named);
  }

  private static byte[] bytes(JsonNode event) {
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
