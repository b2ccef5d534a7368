package dev.backline.workflows.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.backline.workflows.expression.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wire of the service integrations: a server that says what it was asked. */
class ServiceTasksTest {

  private HttpServer server;
  private ServiceTasks tasks;
  private String target;
  private String body;
  private int status = 200;
  private String answer = "{}";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
          body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    var endpoint =
        new ServiceEndpoint(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "us-east-1", "local");
    tasks =
        new ServiceTasks(
            Map.of(
                Service.DYNAMODB,
                endpoint,
                Service.SQS,
                endpoint,
                Service.EVENTS,
                endpoint,
                Service.STATES,
                endpoint));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private JsonNode run(String resource, String arguments) throws TaskFailure {
    return tasks.run(
        new TaskRequest(
            resource, Json.read(arguments), "arn", "State", 0, Optional.empty(), Optional.empty()));
  }

  @Test
  void postsTheArgumentsAsTheyAre() throws TaskFailure {
    answer = "{\"Attributes\":{}}";

    JsonNode result = run("arn:aws:states:::dynamodb:updateItem", "{\"TableName\":\"t\"}");

    assertThat(target).isEqualTo("DynamoDB_20120810.UpdateItem");
    assertThat(body).isEqualTo("{\"TableName\":\"t\"}");
    assertThat(result.get("SdkHttpMetadata").get("HttpStatusCode").intValue()).isEqualTo(200);
  }

  @Test
  void namesErrorsAsEachKindOfIntegrationDoes() {
    status = 400;
    answer =
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\",\"message\":\"The"
            + " conditional request failed\"}";

    TaskFailure optimised =
        catchThrowableOfType(
            TaskFailure.class, () -> run("arn:aws:states:::dynamodb:putItem", "{}"));
    TaskFailure sdk =
        catchThrowableOfType(
            TaskFailure.class, () -> run("arn:aws:states:::aws-sdk:dynamodb:putItem", "{}"));

    assertThat(optimised.error()).isEqualTo("DynamoDB.ConditionalCheckFailedException");
    assertThat(optimised.cause())
        .startsWith(
            "The conditional request failed (Service: AmazonDynamoDBv2; Status Code: 400; Error"
                + " Code: ConditionalCheckFailedException; ");
    assertThat(sdk.error()).isEqualTo("DynamoDb.ConditionalCheckFailedException");
    assertThat(sdk.cause())
        .startsWith("The conditional request failed (Service: DynamoDb, Status Code: 400, ");
  }

  @Test
  void anErrorOutsideTheModelIsTheServicesGeneralOne() {
    status = 400;
    answer = "{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"no\"}";

    TaskFailure sdk =
        catchThrowableOfType(
            TaskFailure.class, () -> run("arn:aws:states:::aws-sdk:dynamodb:query", "{}"));

    assertThat(sdk.error()).isEqualTo("DynamoDb.DynamoDbException");
  }

  @Test
  void aMessageBodyMayBeJson() throws TaskFailure {
    run("arn:aws:states:::sqs:sendMessage", "{\"QueueUrl\":\"q\",\"MessageBody\":{\"a\":1}}");

    assertThat(body).isEqualTo("{\"QueueUrl\":\"q\",\"MessageBody\":\"{\\\"a\\\":1}\"}");
  }

  @Test
  void anEventThatTheBusRefusesFailsTheTask() {
    answer = "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"X\"}]}";

    TaskFailure failure =
        catchThrowableOfType(
            TaskFailure.class,
            () -> run("arn:aws:states:::events:putEvents", "{\"Entries\":[{\"Detail\":{}}]}"));

    assertThat(failure.error()).isEqualTo("EventBridge.FailedEntry");
    assertThat(body).isEqualTo("{\"Entries\":[{\"Detail\":\"{}\"}]}");
  }

  @Test
  void stepFunctionsOwnApiIsWrittenSmall() throws TaskFailure {
    answer = "{\"executionArn\":\"e\"}";

    JsonNode result =
        run(
            "arn:aws:states:::aws-sdk:sfn:startExecution",
            "{\"StateMachineArn\":\"m\",\"Input\":{\"Keep\":1}}");

    assertThat(body).isEqualTo("{\"stateMachineArn\":\"m\",\"input\":\"{\\\"Keep\\\":1}\"}");
    assertThat(result).hasToString("{\"ExecutionArn\":\"e\"}");
  }

  @Test
  void supportsOnlyWhatItHasAnEndpointFor() {
    assertThat(tasks.supports("arn:aws:states:::aws-sdk:dynamodb:query")).isTrue();
    assertThat(tasks.supports("arn:aws:states:::dynamodb:query")).isFalse();
    assertThat(tasks.supports("arn:aws:states:::sns:publish")).isFalse();
  }
}
