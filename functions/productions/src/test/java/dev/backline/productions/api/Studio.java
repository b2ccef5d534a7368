package dev.backline.productions.api;

import dev.backline.core.handler.Container;
import dev.backline.core.handler.Settings;
import dev.backline.core.json.Json;
import dev.backline.core.table.Item;
import dev.backline.core.table.Key;
import dev.backline.core.table.Query;
import dev.backline.core.table.Table;
import dev.backline.core.table.Write;
import dev.backline.core.testing.Client;
import dev.backline.core.testing.LambdaContext;
import dev.backline.stores.testing.TestBucket;
import dev.backline.stores.testing.TestTable;
import dev.backline.workflows.Workflows;
import dev.backline.workflows.api.WorkflowServer;
import dev.backline.workflows.task.Integrations;
import dev.backline.workflows.task.LambdaInvoker;
import dev.backline.workflows.task.LambdaTasks;
import dev.backline.workflows.task.Service;
import dev.backline.workflows.task.ServiceEndpoint;
import dev.backline.workflows.task.ServiceTasks;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The functions of this module around the real table and the real state machine. Only the steps are
 * played: by a {@link Band}.
 */
final class Studio implements AutoCloseable {

  static final String USER = "usr_01";
  private static final String SHA = "0123456789abcdef".repeat(4);

  private final Workflows workflows;
  private final WorkflowServer server;
  private final SfnClient stepFunctions;
  private final ApplicationContext beans;
  private final ProductionStartHandler start;
  private final String machineArn;
  final Client client;
  final Table table;

  Studio(
      Path folder,
      Band band,
      DynamoDbClient dynamo,
      TestTable testTable,
      TestBucket bucket,
      S3Presigner presigner)
      throws IOException {
    var endpoint = new ServiceEndpoint(testTable.endpoint(), "us-east-1", "local");
    LambdaInvoker invoker =
        (function, payload, _) ->
            function.equals("ProductionFailure") && !band.isBroken(function)
                ? failed(payload)
                : band.play(function, new String(payload, StandardCharsets.UTF_8));
    workflows =
        Workflows.open(
            folder,
            new Integrations(
                new LambdaTasks(invoker), new ServiceTasks(Map.of(Service.DYNAMODB, endpoint))),
            Clock.systemUTC());
    machineArn = workflows.deploy("Production", definition(testTable.name()));
    server = WorkflowServer.start(workflows, 0);
    stepFunctions =
        SfnClient.builder()
            .endpointOverride(server.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    beans =
        Container.start(
            ProductionsHandler.class,
            new Settings(
                Map.of(
                    "TABLE_NAME",
                    testTable.name(),
                    "MEDIA_BUCKET",
                    bucket.name(),
                    "PRODUCTION_STATE_MACHINE_ARN",
                    machineArn,
                    "CURSOR_SECRET_ARN",
                    "cursors",
                    "METRICS_NAMESPACE",
                    "Backline",
                    "SERVICE_NAME",
                    "productions")),
            dynamo,
            presigner,
            stepFunctions,
            new OneSecret());
    table = beans.getBean(Table.class);
    client = new Client(new ProductionsHandler(beans), beans.getBean(Json.class), USER);
    start = new ProductionStartHandler(beans);
  }

  private static String definition(String tableName) throws IOException {
    String text =
        Files.readString(
            Path.of(System.getProperty("backline.root"), "statemachines", "production.asl.json"));
    return text.replace("${TableName}", tableName)
        .replaceAll("\\$\\{(\\w+)FunctionArn}", "$1")
        // Tests do not wait for a service to recover.
        .replace(
            "\"IntervalSeconds\": 1, \"BackoffRate\": 2",
            "\"IntervalSeconds\": 1, \"BackoffRate\": 1");
  }

  private dev.backline.workflows.task.LambdaResult failed(byte[] payload) {
    try {
      var answer = new ByteArrayOutputStream();
      new ProductionFailureHandler(beans)
          .handleRequest(new ByteArrayInputStream(payload), answer, LambdaContext.of("request-1"));
      return dev.backline.workflows.task.LambdaResult.of(answer.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void recordingIs(String id, String status) {
    table.write(
        Write.put(
            Item.of(new Key("USER#" + USER, "RECORDING#" + id), "recording")
                .value("status", status)
                .value("title", "Take " + id)
                .value("key", "users/" + USER + "/uploads/" + id + "/original")
                .value("sha256", SHA)
                .value("sizeBytes", 4_000_000)
                .value("durationMs", 45_000)
                .value("code", "silent_take")
                .value("reason", "The take is silent.")
                .build()));
  }

  /** Delivers an event as the bus does by way of the queue; every event comes twice. */
  void hears(String type, Map<String, ?> detail) {
    String event =
        client
            .json()
            .write(Map.of("id", "1", "source", "backline", "detail-type", type, "detail", detail));
    var message = Map.of("messageId", "m1", "body", event, "attributes", Map.of());
    String batch = client.json().write(Map.of("Records", List.of(message, message)));
    var answer = new ByteArrayOutputStream();
    try {
      start.handleRequest(
          new ByteArrayInputStream(batch.getBytes(StandardCharsets.UTF_8)),
          answer,
          LambdaContext.of("request-1"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    if (!answer.toString(StandardCharsets.UTF_8).equals("{\"batchItemFailures\":[]}")) {
      throw new AssertionError("Not handled: " + answer.toString(StandardCharsets.UTF_8));
    }
  }

  void requested(String jobId, int attempt) {
    hears("production.requested", Map.of("productionId", jobId, "attempt", attempt));
  }

  /** Waits until the execution of an attempt is over. */
  void finishes(String jobId, int attempt) throws InterruptedException {
    String arn = machineArn.replace(":stateMachine:", ":execution:") + ":" + jobId + "-" + attempt;
    var execution = workflows.await(arn, Duration.ofSeconds(60));
    if (!execution.ended()) {
      throw new AssertionError("Still running: " + arn);
    }
  }

  boolean started(String jobId, int attempt) {
    return workflows.executions(machineArn).stream()
        .anyMatch(execution -> execution.name().equals(jobId + "-" + attempt));
  }

  /** How often an event was told of a production. */
  long told(String type, String jobId) {
    return events()
        .filter(event -> event.text("detailType").equals(type))
        .filter(event -> event.map("detail").text("productionId").equals(jobId))
        .count();
  }

  private Stream<Item> events() {
    return dynamoEvents().stream();
  }

  private List<Item> dynamoEvents() {
    var client = beans.getBean(DynamoDbClient.class);
    return client
        .scan(scan -> scan.tableName(beans.getBean(Settings.class).text("TABLE_NAME")))
        .items()
        .stream()
        .filter(item -> item.get("PK").s().startsWith("EVENT#"))
        .map(item -> table.get(new Key(item.get("PK").s(), item.get("SK").s())).orElseThrow())
        .collect(Collectors.toList());
  }

  long stepTimes() {
    return table.all(Query.of("STATISTICS#production")).count();
  }

  @Override
  public void close() {
    beans.close();
    stepFunctions.close();
    server.close();
    workflows.close();
  }

  /** Secrets Manager with the one secret that cursors are signed with. */
  private record OneSecret() implements SecretsManagerClient {

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
      return GetSecretValueResponse.builder().secretString("a secret of the tests").build();
    }

    @Override
    public String serviceName() {
      return "secretsmanager";
    }

    @Override
    public void close() {}
  }
}
