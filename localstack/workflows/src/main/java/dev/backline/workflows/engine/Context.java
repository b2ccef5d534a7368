package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.expression.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The context object, {@code $states.context}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">Context
 *     object</a>
 */
final class Context {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Context() {}

  static ObjectNode of(Run run, Visit visit) {
    Header header = run.header();
    ObjectNode context = Details.none();
    ObjectNode execution = context.putObject("Execution");
    execution.put("Id", header.arn());
    execution.set("Input", Json.read(header.input()));
    execution.put("StartTime", time(header.startedAt()));
    execution.put("Name", header.name());
    execution.put("RoleArn", header.roleArn());
    execution.put("RedriveCount", run.summary().redriveCount());
    context
        .putObject("StateMachine")
        .put("Id", header.machineArn())
        .put("Name", header.machineName());
    context
        .putObject("State")
        .put("Name", visit.state().name())
        .put("EnteredTime", time(visit.enteredAt()));
    visit.frame().item().ifPresent(item -> context.set("Map", item));
    return context;
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
