package dev.backline.workflows.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backline.workflows.expression.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LambdaTasksTest {

  private static JsonNode invoke(String answer, boolean failed, String arguments)
      throws TaskFailure {
    byte[] payload = answer.getBytes(StandardCharsets.UTF_8);
    var tasks =
        new LambdaTasks(
            (_, _, _) -> failed ? LambdaResult.unhandled(payload) : LambdaResult.of(payload));
    return tasks.run(
        new TaskRequest(
            LambdaTasks.INVOKE,
            Json.read(arguments),
            "arn",
            "State",
            0,
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void wrapsTheAnswerAsTheOptimisedIntegrationDoes() throws TaskFailure {
    JsonNode result = invoke("{\"a\":1}", false, "{\"FunctionName\":\"f\"}");

    assertThat(result.get("Payload")).hasToString("{\"a\":1}");
    assertThat(result.get("StatusCode").intValue()).isEqualTo(200);
    assertThat(result.get("ExecutedVersion").textValue()).isEqualTo("$LATEST");
  }

  @Test
  void namesTheErrorAfterTheExceptionsType() {
    String error = "{\"errorMessage\":\"no voice\",\"errorType\":\"dev.backline.SilentTake\"}";

    TaskFailure failure =
        catchThrowableOfType(
            TaskFailure.class, () -> invoke(error, true, "{\"FunctionName\":\"f\"}"));

    assertThat(failure.error()).isEqualTo("dev.backline.SilentTake");
    assertThat(failure.cause()).isEqualTo(error);
  }

  @Test
  void anErrorWithoutATypeIsUnknown() {
    TaskFailure failure =
        catchThrowableOfType(
            TaskFailure.class,
            () -> invoke("{\"errorMessage\":\"x\"}", true, "{\"FunctionName\":\"f\"}"));

    assertThat(failure.error()).isEqualTo("Lambda.Unknown");
  }

  @Test
  void aFunctionNameIsNeeded() {
    TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> invoke("{}", false, "{}"));

    assertThat(failure.cause()).contains("FunctionName");
  }
}
