package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What an execution is started with. The definition is kept with it, so that a later change of the
 * machine does not touch it.
 */
record Header(
    String arn,
    String name,
    String machineArn,
    String machineName,
    String roleArn,
    String definition,
    String input,
    Instant startedAt) {

  ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("arn", arn)
        .put("name", name)
        .put("machineArn", machineArn)
        .put("machineName", machineName)
        .put("roleArn", roleArn)
        .put("definition", definition)
        .put("input", input)
        .put("startedAt", startedAt.toEpochMilli());
  }

  static Header of(JsonNode json) {
    return new Header(
        json.get("arn").textValue(),
        json.get("name").textValue(),
        json.get("machineArn").textValue(),
        json.get("machineName").textValue(),
        json.get("roleArn").textValue(),
        json.get("definition").textValue(),
        json.get("input").textValue(),
        Instant.ofEpochMilli(json.get("startedAt").longValue()));
  }
}
