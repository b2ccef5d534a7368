package dev.backline.cloud.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backline.cloud.lambda.Endpoints;
import dev.backline.cloud.lambda.Lambda;
import dev.backline.cloud.lambda.SampleZip;
import dev.backline.cloud.template.Function;
import dev.backline.cloud.template.StateMachine;
import dev.backline.cloud.template.Template;
import dev.backline.stores.LocalAccount;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

@ExtendWith(EmbeddedStores.class)
class StateMachinesTest {
  @TempDir Path folder;

  private final DynamoDbClient dynamo;
  private final TestTable table;

  StateMachinesTest(DynamoDbClient dynamo, TestTable table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Test
  void callsFunctionsAndTheTableAndCatchesAnExceptionByItsClass() throws Exception {
    Function failing =
        SampleZip.function(
            SampleZip.in(folder.resolve("zip")), "Failing", Duration.ofSeconds(10), Map.of());
    Endpoints endpoints = SampleZip.storesAt(table.endpoint(), table.endpoint());
    var options = new Lambda.Options(folder.resolve("data"), false, 1, Optional.empty());
    Template template = template(failing, definition());
    try (var lambda = new Lambda(List.of(failing), List.of(), endpoints, options);
        var machines =
            new StateMachines(
                template, lambda, endpoints, folder.resolve("states"), 0, Clock.systemUTC());
        SfnClient sfn = client(machines)) {
      machines.resume();

      String execution =
          sfn.startExecution(
                  start ->
                      start
                          .stateMachineArn(template.stateMachines().getFirst().arn())
                          .name("one")
                          .input("{}"))
              .executionArn();
      DescribeExecutionResponse ended = ended(sfn, execution);

      assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(ended.output()).isEqualTo("\"fine\"");
      Map<String, AttributeValue> item =
          dynamo
              .getItem(
                  get ->
                      get.tableName(table.name())
                          .key(
                              Map.of(
                                  "PK",
                                  AttributeValue.fromS("P"),
                                  "SK",
                                  AttributeValue.fromS("S"))))
              .item();
      assertThat(item.get("reason").s()).isEqualTo("not audio");
    }
  }

  @Test
  void refusesATaskThatIsNotEmulatedByTheMachinesLogicalId() throws IOException {
    String definition =
        """
        {"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Arguments":{},"End":true}}}
        """;
    Template template = template(null, definition);

    assertThatThrownBy(
            () ->
                new StateMachines(
                        template,
                        null,
                        SampleZip.NOWHERE,
                        folder.resolve("states"),
                        0,
                        Clock.systemUTC())
                    .close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ProductionStateMachine")
        .hasMessageContaining("sns:publish");
  }

  private Template template(Function function, String definition) throws IOException {
    Path file = Files.writeString(folder.resolve("machine.asl.json"), definition);
    String arn = "arn:aws:states:us-east-1:000000000000:stateMachine:production";
    return new Template(
        Optional.ofNullable(function).stream().toList(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new StateMachine(
                "ProductionStateMachine",
                "production",
                arn,
                file,
                Map.of(
                    "TableName",
                    table.name(),
                    "FunctionArn",
                    function == null ? "" : function.qualifiedArn()))),
        List.of(),
        List.of(),
        List.of());
  }

  private static String definition() {
    return """
    {"QueryLanguage":"JSONata","StartAt":"Fail","States":{
      "Fail":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
        "Arguments":{"FunctionName":"${FunctionArn}","Payload":"throw"},
        "Catch":[{"ErrorEquals":["dev.backline.cloud.lambda.sample.Samples$UnreadableTake"],
          "Assign":{"reason":"{% $parse($states.errorOutput.Cause).errorMessage %}"},"Next":"Note"}],
        "End":true},
      "Note":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:updateItem",
        "Arguments":{"TableName":"${TableName}","Key":{"PK":{"S":"P"},"SK":{"S":"S"}},
          "UpdateExpression":"SET reason = :r","ExpressionAttributeValues":{":r":{"S":"{% $reason %}"}}},
        "Next":"Work"},
      "Work":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
        "Arguments":{"FunctionName":"${FunctionArn}","Payload":"work"},
        "Output":"{% $states.result.Payload %}","End":true}}}
    """;
  }

  private static DescribeExecutionResponse ended(SfnClient sfn, String execution)
      throws InterruptedException {
    while (true) {
      DescribeExecutionResponse description =
          sfn.describeExecution(request -> request.executionArn(execution));
      if (description.status() != ExecutionStatus.RUNNING) return description;
      Thread.sleep(50);
    }
  }

  private static SfnClient client(StateMachines machines) {
    return SfnClient.builder()
        .endpointOverride(machines.endpoint())
        .region(LocalAccount.REGION)
        .credentialsProvider(LocalAccount.credentials())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
