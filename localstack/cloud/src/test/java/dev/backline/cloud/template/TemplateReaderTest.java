package dev.backline.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemplateReaderTest {
  private static final Addresses ADDRESSES =
      new Addresses(
          "backline",
          "000000000000",
          "us-east-1",
          URI.create("http://127.0.0.1:8712"),
          URI.create("http://127.0.0.1:8710"));

  @TempDir Path directory;

  @Test
  void resolvesNamesFromParametersAndPseudoParameters() {
    var template =
        read(
            """
            Parameters:
              Stage: { Type: String, Default: dev }
            Resources:
              Media:
                Type: AWS::S3::Bucket
                Properties: { BucketName: !Sub "${Stage}-${AWS::AccountId}-${AWS::Region}" }
              Jobs:
                Type: AWS::SQS::Queue
            """);

    assertThat(template.buckets().getFirst().name()).isEqualTo("dev-000000000000-us-east-1");
    assertThat(template.queues().getFirst().url())
        .isEqualTo("http://127.0.0.1:8712/000000000000/backline-Jobs");
  }

  @Test
  void mergesTheGlobalsIntoEveryFunction() {
    var template =
        read(
            """
            Globals:
              Function:
                Runtime: java25
                Timeout: 20
                AutoPublishAlias: live
                SnapStart: { ApplyOn: PublishedVersions }
                Environment: { Variables: { A: global, B: global } }
            Resources:
              Greeter:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: greeter.zip
                  Handler: demo.Greeter
                  SnapStart: { ApplyOn: None }
                  Environment: { Variables: { B: own, TABLE: !Ref Things } }
              Things:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{ AttributeName: PK, AttributeType: S }]
                  KeySchema: [{ AttributeName: PK, KeyType: HASH }]
            """);

    var greeter = template.function("Greeter");
    assertThat(greeter.environment())
        .isEqualTo(Map.of("A", "global", "B", "own", "TABLE", "backline-Things"));
    assertThat(greeter.timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(greeter.snapStart()).isFalse();
    assertThat(greeter.code()).isEqualTo(directory.resolve("greeter.zip"));
    assertThat(greeter.qualifiedArn())
        .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:backline-Greeter:live");
  }

  @Test
  void dropsWhatIsNoValueAndWhatHasAConditionThatDoesNotHold() {
    var template =
        read(
            """
            Parameters:
              Mail: { Type: String, Default: "" }
            Conditions:
              HasMail: !Not [!Equals [!Ref Mail, ""]]
            Resources:
              Jobs:
                Type: AWS::SQS::Queue
                Properties:
                  DelaySeconds: !If [HasMail, 10, !Ref AWS::NoValue]
              Letters:
                Type: AWS::SQS::Queue
                Condition: HasMail
            """);

    assertThat(template.queues()).hasSize(1);
    assertThat(template.queues().getFirst().delay()).isZero();
  }

  @Test
  void readsMappingsJoinsSplitsAndSelections() {
    var template =
        read(
            """
            Mappings:
              Sizes: { large: { name: big-one } }
            Resources:
              A:
                Type: AWS::SQS::Queue
                Properties: { QueueName: !FindInMap [Sizes, large, name] }
              B:
                Type: AWS::SQS::Queue
                Properties: { QueueName: !Join ["-", [x, !Select [1, !Split [",", "p,q"]]]] }
            """);

    assertThat(template.queues()).extracting(Queue::name).containsExactly("big-one", "x-q");
  }

  @Test
  void namesTheResourceWhoseTypeIsNotEmulated() {
    assertThatThrownBy(
            () -> read("Resources: { Cache: { Type: AWS::ElastiCache::ReplicationGroup } }"))
        .isInstanceOf(TemplateException.class)
        .hasMessage(
            "Cache: AWS::ElastiCache::ReplicationGroup is not supported by the embedded cloud");
  }

  @Test
  void namesThePropertyThatIsNotEmulated() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    Resources:
                      Jobs:
                        Type: AWS::SQS::Queue
                        Properties: { ContentBasedDeduplication: true }
                    """))
        .isInstanceOf(TemplateException.class)
        .hasMessage("Jobs.ContentBasedDeduplication: is not supported by the embedded cloud");
  }

  @Test
  void readsWhatTargetsGetAndWhoHearsOfObjects() {
    var template =
        read(
            """
            Resources:
              Jobs: { Type: AWS::SQS::Queue }
              Media:
                Type: AWS::S3::Bucket
                Properties:
                  NotificationConfiguration:
                    EventBridgeConfiguration: { EventBridgeEnabled: true }
                    LambdaConfigurations:
                      - Event: s3:ObjectRemoved:*
                        Function: arn:aws:lambda:us-east-1:000000000000:function:clean
                        Filter: { S3Key: { Rules: [{ Name: prefix, Value: users/ }] } }
              Heard:
                Type: AWS::Events::Rule
                Properties:
                  EventPattern: { source: [aws.s3] }
                  Targets:
                    - { Id: part, Arn: !GetAtt Jobs.Arn, InputPath: $.detail }
                    - Id: text
                      Arn: !GetAtt Jobs.Arn
                      InputTransformer:
                        InputPathsMap: { key: $.detail.object.key }
                        InputTemplate: '"<key>"'
              Once:
                Type: AWS::Scheduler::Schedule
                Properties:
                  ActionAfterCompletion: DELETE
                  ScheduleExpression: at(2030-01-01T00:00:00)
                  FlexibleTimeWindow: { Mode: "OFF" }
                  Target: { Arn: !GetAtt Jobs.Arn, RoleArn: "arn:aws:iam::000000000000:role/r" }
            """);

    var bucket = template.buckets().getFirst();
    assertThat(bucket.toldToBus()).isTrue();
    assertThat(bucket.notifications().getFirst().targetArn()).endsWith(":function:clean");
    assertThat(template.rules().getFirst().targets())
        .extracting(Rule.Target::input)
        .containsExactly(
            new Rule.Input.Part("$.detail"),
            new Rule.Input.Template(Map.of("key", "$.detail.object.key"), "\"<key>\""));
    assertThat(template.schedules()).hasSize(1);
  }

  @Test
  void refusesToRunWhatRefersToSomethingThatIsNotThere() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    Resources:
                      Tell:
                        Type: AWS::SNS::Topic
                      Jobs:
                        Type: AWS::SQS::Queue
                        Properties: { QueueName: !GetAtt Tell.TopicName }
                    """))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Tell: is referred to by something that runs");
  }

  @Test
  void refusesImportedValues() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    Resources:
                      Jobs:
                        Type: AWS::SQS::Queue
                        Properties: { QueueName: !ImportValue shared-queue }
                    """))
        .isInstanceOf(TemplateException.class)
        .hasMessage("Jobs.QueueName: Fn::ImportValue is not supported by the embedded cloud");
  }

  @Test
  void refusesAParameterThatTheTemplateDoesNotHave() {
    assertThatThrownBy(() -> read("Resources: {}", Map.of("Colour", "red")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Parameters.Colour");
  }

  private Template read(String text) {
    return read(text, Map.of());
  }

  private Template read(String text, Map<String, String> parameters) {
    try {
      var file = Files.writeString(directory.resolve("template.yaml"), text);
      return TemplateReader.read(file, parameters, ADDRESSES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
