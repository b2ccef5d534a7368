package dev.backline.cloud.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.cloud.template.Bus;
import dev.backline.cloud.template.Rule;
import dev.backline.cloud.template.Template;
import dev.backline.cloud.wire.AwsProblem;
import dev.backline.stores.LocalAccount;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.event.ruler.Machine;

/**
 * The event buses: matches each event with the rules and hands it to their targets before the
 * sender gets its answer. On AWS the bus keeps the event and delivers later; here the sender keeps
 * it until it is delivered, so nothing need be stored and nothing is lost.
 */
public final class EventBridge {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_ENTRIES = 10;
  private static final String DEFAULT = "default";

  private final Map<String, Machine> rulesOfBus = new HashMap<>();
  private final Map<String, List<Target>> targetsOfRule = new HashMap<>();

  EventBridge(Template template, Targets targets) {
    template.buses().stream()
        .map(Bus::name)
        .forEach(name -> rulesOfBus.put(name, Machine.builder().build()));
    rulesOfBus.put(DEFAULT, Machine.builder().build());
    template.rules().stream().filter(Rule::enabled).forEach(rule -> add(rule, targets));
  }

  /**
   * The operation {@code AWSEvents.PutEvents}.
   *
   * @return an entry for each event, with its id or with the reason why it was not delivered
   * @throws AwsProblem when there are no entries or more than ten
   */
  public JsonNode putEvents(JsonNode request) throws AwsProblem {
    JsonNode entries = request.path("Entries");
    if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
      throw new AwsProblem(
          "ValidationException",
          "Entries: 1 to " + MOST_ENTRIES + " are allowed, not " + entries.size());
    }
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode results = JSON.createArrayNode();
    int failed = 0;
    for (JsonNode entry : entries) {
      ObjectNode result = results.addObject();
      try {
        result.put("EventId", put(entry));
      } catch (AwsProblem e) {
        failed++;
        result.put("ErrorCode", e.code()).put("ErrorMessage", e.getMessage());
      }
    }
    answer.put("FailedEntryCount", failed);
    answer.set("Entries", results);
    return answer;
  }

  private String put(JsonNode entry) throws AwsProblem {
    String id = UUID.randomUUID().toString();
    Machine rules = rulesOfBus.get(busName(entry.path("EventBusName").asText(DEFAULT)));
    if (rules == null)
      throw new AwsProblem(
          "ResourceNotFoundException", "no event bus " + entry.path("EventBusName").asText());
    String event = event(id, entry).toString();
    try {
      deliver(rules, event);
      return id;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AwsProblem("InternalFailure", "the embedded cloud is stopping");
    } catch (Exception e) {
      throw new AwsProblem("InternalFailure", "the event was not delivered: " + e.getMessage());
    }
  }

  /** Hands an event of an AWS service to the rules of the default bus. */
  void tell(JsonNode event) throws Exception {
    deliver(Objects.requireNonNull(rulesOfBus.get(DEFAULT)), event.toString());
  }

  private void deliver(Machine rules, String event) throws Exception {
    for (String rule : rules.rulesForJSONEvent(event)) {
      for (Target target : targetsOfRule.get(rule)) target.deliver(event);
    }
  }

  private static JsonNode event(String id, JsonNode entry) throws AwsProblem {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "0").put("id", id);
    event.put("detail-type", required(entry, "DetailType"));
    event.put("source", required(entry, "Source"));
    event.put("account", LocalAccount.ID);
    event.put("time", time(entry.path("Time")).truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", LocalAccount.REGION.id());
    event.set(
        "resources",
        entry.path("Resources").isArray() ? entry.path("Resources") : JSON.createArrayNode());
    event.set("detail", detail(required(entry, "Detail")));
    return event;
  }

  private static JsonNode detail(String text) throws AwsProblem {
    try {
      JsonNode detail = JSON.readTree(text);
      if (detail.isObject()) return detail;
    } catch (JsonProcessingException _) {
      // refused below, as a detail that is JSON but no object
    }
    throw new AwsProblem("MalformedDetail", "Detail is malformed.");
  }

  private static String required(JsonNode entry, String field) throws AwsProblem {
    String value = entry.path(field).asText("");
    if (value.isEmpty())
      throw new AwsProblem(
          "InvalidArgument",
          "Parameter " + field + " is not valid. Reason: " + field + " is a required argument.");
    return value;
  }

  /** Seconds since 1970, as the JSON protocol writes times. */
  private static Instant time(JsonNode seconds) {
    return seconds.isNumber()
        ? Instant.ofEpochMilli((long) (seconds.asDouble() * 1000))
        : Instant.now();
  }

  private static String busName(String nameOrArn) {
    return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }

  private void add(Rule rule, Targets targets) {
    Machine rules = rulesOfBus.get(busName(rule.bus()));
    if (rules == null)
      throw new IllegalArgumentException(
          rule.logicalId() + ".EventBusName: no event bus " + rule.bus());
    var delivered = new ArrayList<Target>();
    for (Rule.Target target : rule.targets()) {
      var input = new TargetInput(rule, target.input());
      Target taker = targets.of(rule.logicalId(), target.arn(), target.deadLetterArn());
      delivered.add(event -> taker.deliver(input.of(event)));
    }
    try {
      rules.addRule(rule.name(), rule.pattern());
    } catch (IOException e) {
      throw new IllegalArgumentException(rule.logicalId() + ".EventPattern: " + e.getMessage(), e);
    }
    targetsOfRule.merge(
        rule.name(),
        List.copyOf(delivered),
        (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
  }
}
