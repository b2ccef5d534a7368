package dev.backline.workflows.task;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backline.workflows.expression.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Tasks that are Lambda functions: {@code arn:aws:states:::lambda:invoke} and a function's own ARN.
 *
 * <p>A function that throws fails the task with its {@code errorType} as error name and its whole
 * error object, as JSON text, as cause.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Lambda
 *     integration</a>
 */
public final class LambdaTasks implements TaskRunner {

  /** The {@code Resource} of the optimised integration. */
  public static final String INVOKE = "arn:aws:states:::lambda:invoke";

  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final LambdaInvoker invoker;

  /** Runs functions through an invoker. */
  public LambdaTasks(LambdaInvoker invoker) {
    this.invoker = requireNonNull(invoker, "invoker is null");
  }

  @Override
  public boolean supports(String resource) {
    return resource.equals(INVOKE) || resource.startsWith("arn:aws:lambda:");
  }

  @Override
  public JsonNode run(TaskRequest request) throws TaskFailure {
    Duration timeout = request.timeout().orElse(LONGEST);
    if (!request.resource().equals(INVOKE)) {
      return payload(invoker.invoke(request.resource(), bytes(request.arguments()), timeout));
    }
    JsonNode function = request.arguments().path("FunctionName");
    if (!function.isTextual())
      throw runtime("The field 'FunctionName' is required but was missing in the Arguments");
    String type = request.arguments().path("InvocationType").asText("RequestResponse");
    if (!type.equals("RequestResponse"))
      throw runtime("InvocationType " + type + " is not supported: use RequestResponse");
    String qualifier = request.arguments().path("Qualifier").asText("");
    JsonNode event =
        Optional.ofNullable(request.arguments().get("Payload"))
            .orElseGet(JsonNodeFactory.instance::objectNode);
    String name =
        qualifier.isEmpty() ? function.textValue() : function.textValue() + ":" + qualifier;
    LambdaResult result = invoker.invoke(name, bytes(event), timeout);
    JsonNode payload = payload(result);
    return SdkResponse.ofLambda(result.executedVersion(), payload, result.payload().length);
  }

  private static TaskFailure runtime(String cause) {
    return new TaskFailure("States.Runtime", cause);
  }

  private static byte[] bytes(JsonNode json) {
    return Json.text(json).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode payload(LambdaResult result) throws TaskFailure {
    String text = new String(result.payload(), StandardCharsets.UTF_8);
    JsonNode json;
    try {
      json = text.isBlank() ? JsonNodeFactory.instance.nullNode() : Json.MAPPER.readTree(text);
    } catch (JsonProcessingException _) {
      throw new TaskFailure("Lambda.Unknown", "The function's answer is not JSON: " + text);
    }
    if (result.functionError().isEmpty()) return json;
    String type = json.path("errorType").asText("");
    if (!type.isEmpty()) throw new TaskFailure(type, text);
    throw new TaskFailure(
        "Lambda.Unknown",
        "The cause could not be determined because Lambda did not return an error type. Returned"
            + " payload: "
            + text);
  }
}
