package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.definition.Resource;
import dev.backline.workflows.expression.Json;
import dev.backline.workflows.journal.Entry;
import java.util.Optional;

/**
 * The events of one attempt: {@code LambdaFunction...} for a function's own ARN, {@code Task...}
 * for everything else.
 */
final class TaskHistory {

  private final Run run;
  private final Visit visit;
  private final Resource resource;
  private final String key;
  private final String region;

  TaskHistory(Run run, Visit visit, Resource resource, String key, String region) {
    this.run = run;
    this.visit = visit;
    this.resource = resource;
    this.key = key;
    this.region = region;
  }

  Entry scheduled(JsonNode arguments, Optional<JsonNode> timeout, Optional<JsonNode> heartbeat) {
    ObjectNode value = Details.none();
    timeout.ifPresent(seconds -> value.set("timeout", seconds));
    heartbeat.ifPresent(seconds -> value.set("heartbeat", seconds));
    ObjectNode details = Details.none();
    String text = Json.text(arguments);
    if (resource.directLambda()) {
      details.put("input", text).put("resource", resource.arn());
      details.set("inputDetails", Details.whole());
    } else {
      details.put("parameters", text).put("region", region);
      details.put("resource", resource.action()).put("resourceType", resource.type());
    }
    timeout.ifPresent(seconds -> details.set("timeoutInSeconds", seconds));
    heartbeat.ifPresent(seconds -> details.set("heartbeatInSeconds", seconds));
    return run.event(
        key + "/scheduled",
        visit.cursor().last(),
        type("Scheduled"),
        Details.of(member("Scheduled"), details),
        value);
  }

  /** The arguments that were scheduled. */
  JsonNode arguments(Entry scheduled) {
    JsonNode details = scheduled.event().orElseThrow().details().iterator().next();
    return Json.read(details.get(resource.directLambda() ? "input" : "parameters").textValue());
  }

  void started(Entry scheduled) {
    ObjectNode details =
        resource.directLambda()
            ? Details.none()
            : Details.of(member("Started"), named(Details.none()));
    visit
        .cursor()
        .moveTo(
            run.event(key + "/running", scheduled.eventId(), type("Started"), details).eventId());
  }

  Entry submitted(JsonNode output) {
    Entry submitted =
        run.event(
            key + "/submitted",
            visit.cursor().last(),
            type("Submitted"),
            Details.of(member("Submitted"), named(Details.output(output))));
    visit.cursor().moveTo(submitted.eventId());
    return submitted;
  }

  Entry ended(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Success success ->
          ended("Succeeded", Details.output(success.output()), NullNode.getInstance());
      case Outcome.Failure failed ->
          ended("Failed", failed.failure().toJson(), failed.failure().toJson());
      case Outcome.TimedOut late ->
          ended("TimedOut", late.failure().toJson(), late.failure().toJson());
    };
  }

  private Entry ended(String how, ObjectNode details, JsonNode value) {
    ObjectNode members =
        Details.of(member(how), resource.directLambda() ? details : named(details));
    return run.event(key + "/result", visit.cursor().last(), type(how), members, value);
  }

  private ObjectNode named(ObjectNode details) {
    return details.put("resource", resource.action()).put("resourceType", resource.type());
  }

  private String type(String what) {
    return (resource.directLambda() ? "LambdaFunction" : "Task") + what;
  }

  private String member(String what) {
    return (resource.directLambda() ? "lambdaFunction" : "task") + what + "EventDetails";
  }
}
