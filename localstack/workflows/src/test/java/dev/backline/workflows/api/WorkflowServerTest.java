package dev.backline.workflows.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backline.workflows.Workflows;
import dev.backline.workflows.expression.Json;
import dev.backline.workflows.task.TaskRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API as a client sees it. */
class WorkflowServerTest {

  private static final String DEFINITION =
      "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Output\":\"{%"
          + " $states.input.n * 2 %}\",\"End\":true}}}";

  @TempDir Path folder;
  private Workflows workflows;
  private WorkflowServer server;

  @BeforeEach
  void serve() {
    workflows = Workflows.open(folder, TaskRequest::arguments, Clock.systemUTC());
    server = WorkflowServer.start(workflows, 0);
  }

  @AfterEach
  void stop() {
    server.close();
    workflows.close();
  }

  private JsonNode call(int status, String operation, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri())
            .header("X-Amz-Target", "AWSStepFunctions." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
      return Json.read(response.body());
    }
  }

  private String create(String definition) throws Exception {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "m")
            .put("roleArn", "arn:aws:iam::000000000000:role/r")
            .put("definition", definition);
    return call(200, "CreateStateMachine", body.toString()).get("stateMachineArn").textValue();
  }

  @Test
  void refusesThePagesOfOtherMachines() throws Exception {
    assertThat(list("https://evil.example")).isEqualTo(403);
    assertThat(list("null")).isEqualTo(403);
    assertThat(list("http://localhost:5173")).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8714, true",
    "LOCALHOST, true",
    "[::1]:8714, true",
    "evil.example:8714, false",
    "127.0.0.1.evil.example, false",
    "'', false",
    "[, false"
  })
  void knowsTheNamesOfThisMachine(String header, boolean isThisMachine) {
    assertThat(Loopback.isHost(header)).isEqualTo(isThisMachine);
  }

  private int list(String origin) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri())
            .header("X-Amz-Target", "AWSStepFunctions.ListStateMachines")
            .header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void anExecutionIsStartedDescribedAndTold() throws Exception {
    String machine = create(DEFINITION);

    String arn =
        call(
                200,
                "StartExecution",
                "{\"stateMachineArn\":\""
                    + machine
                    + "\",\"name\":\"e\",\"input\":\"{\\\"n\\\":21}\"}")
            .get("executionArn")
            .textValue();
    workflows.await(arn, Duration.ofSeconds(30));

    JsonNode described = call(200, "DescribeExecution", "{\"executionArn\":\"" + arn + "\"}");
    assertThat(described.get("status").textValue()).isEqualTo("SUCCEEDED");
    assertThat(described.get("output").textValue()).isEqualTo("42");
    JsonNode newest =
        call(
            200,
            "GetExecutionHistory",
            "{\"executionArn\":\"" + arn + "\",\"reverseOrder\":true,\"maxResults\":1}");
    assertThat(newest.get("events").get(0).get("type").textValue()).isEqualTo("ExecutionSucceeded");
    JsonNode rest =
        call(
            200,
            "GetExecutionHistory",
            "{\"executionArn\":\""
                + arn
                + "\",\"reverseOrder\":true,\"nextToken\":\""
                + newest.get("nextToken").textValue()
                + "\"}");
    assertThat(rest.get("events")).hasSize(3);
    assertThat(
            call(
                    200,
                    "ListExecutions",
                    "{\"stateMachineArn\":\"" + machine + "\",\"statusFilter\":\"FAILED\"}")
                .get("executions"))
        .isEmpty();
  }

  @Test
  void aSecondMachineOfTheNameIsRefusedUnlessItIsTheSame() throws Exception {
    String machine = create(DEFINITION);

    assertThat(create(DEFINITION)).isEqualTo(machine);
    var other =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "m")
            .put("roleArn", "r")
            .put("definition", DEFINITION);
    assertThat(call(400, "CreateStateMachine", other.toString()).get("__type").textValue())
        .isEqualTo("StateMachineAlreadyExists");
  }

  @Test
  void problemsHaveTheApisNames() throws Exception {
    assertThat(call(400, "DescribeExecution", "{\"executionArn\":\"x\"}").get("__type").textValue())
        .isEqualTo("ExecutionDoesNotExist");
    assertThat(
            call(400, "DescribeStateMachine", "{\"stateMachineArn\":\"x\"}")
                .get("__type")
                .textValue())
        .isEqualTo("StateMachineDoesNotExist");
    assertThat(call(400, "DescribeExecution", "{}").get("__type").textValue())
        .isEqualTo("ValidationException");
    assertThat(
            call(400, "SendTaskSuccess", "{\"taskToken\":\"x\",\"output\":\"1\"}")
                .get("__type")
                .textValue())
        .isEqualTo("InvalidToken");
    assertThat(call(400, "FlyAway", "{}").get("__type").textValue())
        .isEqualTo("UnknownOperationException");
    assertThat(call(400, "StartExecution", "nonsense").get("__type").textValue())
        .isEqualTo("SerializationException");
  }

  @Test
  void aDefinitionIsValidatedWithoutDeployingIt() throws Exception {
    JsonNode bad = call(200, "ValidateStateMachineDefinition", "{\"definition\":\"{}\"}");

    assertThat(bad.get("result").textValue()).isEqualTo("FAIL");
    assertThat(bad.get("diagnostics").get(0).get("severity").textValue()).isEqualTo("ERROR");
  }
}
