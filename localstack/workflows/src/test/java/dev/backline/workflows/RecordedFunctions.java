package dev.backline.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.backline.workflows.expression.Json;
import dev.backline.workflows.task.LambdaInvoker;
import dev.backline.workflows.task.LambdaResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The functions that the recordings call, each known by the name of its source file. */
final class RecordedFunctions implements LambdaInvoker {

  private final Map<String, String> files = new HashMap<>();

  RecordedFunctions(JsonNode lambdas) {
    for (JsonNode lambda : lambdas) {
      String file = lambda.get("handler_file").textValue();
      files.put(lambda.get("name").textValue(), file.substring(file.lastIndexOf('/') + 1));
    }
  }

  @Override
  public LambdaResult invoke(String function, byte[] payload, Duration timeout) {
    String name = function.substring(function.lastIndexOf(':') + 1);
    return switch (files.getOrDefault(name, "id_function.py")) {
      case "id_function.py", "echo_function.py" -> LambdaResult.of(asPythonWrites(payload));
      case "raise_exception.py" ->
          LambdaResult.unhandled(
              """
              {"errorMessage":"Some exception was raised.","errorType":"Exception","requestId":"%s",\
              "stackTrace":["  File \\"/var/task/handler.py\\", line 2, in handler\\n    raise Exception(\\"Some exception was raised.\\")\\n"]}\
              """
                  .formatted(UUID.randomUUID())
                  .getBytes(StandardCharsets.UTF_8));
      default -> throw new IllegalArgumentException(function);
    };
  }

  /** With a blank behind commas and colons, which shows in the recorded content lengths. */
  private static byte[] asPythonWrites(byte[] payload) {
    return blanks(Json.read(new String(payload, StandardCharsets.UTF_8)))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String blanks(JsonNode json) {
    if (json.isObject()) {
      return json.properties().stream()
          .map(
              entry ->
                  Json.text(TextNode.valueOf(entry.getKey())) + ": " + blanks(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (json.isArray()) {
      return json.valueStream()
          .map(RecordedFunctions::blanks)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return Json.text(json);
  }
}
