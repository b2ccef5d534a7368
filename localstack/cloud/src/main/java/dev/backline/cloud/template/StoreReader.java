package dev.backline.cloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what keeps data: tables, buckets, queues and secrets. */
final class StoreReader {
  private final Names names;

  final List<Table> tables = new ArrayList<>();
  final List<Bucket> buckets = new ArrayList<>();
  final List<Queue> queues = new ArrayList<>();
  final List<Secret> secrets = new ArrayList<>();

  StoreReader(Names names) {
    this.names = names;
  }

  void table(String logicalId, Properties properties) {
    var identity = names.identity(logicalId);
    properties.only("BillingMode", "PAY_PER_REQUEST");
    properties.value("TableName");
    properties.ignore(
        "PointInTimeRecoverySpecification", "SSESpecification", "DeletionProtectionEnabled");
    properties.skip("Tags");
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Properties attribute : properties.mappings("AttributeDefinitions")) {
      attributes.put(attribute.required("AttributeName"), attribute.required("AttributeType"));
      attribute.end();
    }
    var stream = properties.mapping("StreamSpecification");
    tables.add(
        new Table(
            logicalId,
            identity.name(),
            identity.arn(),
            attributes,
            keys(properties),
            properties.mappings("GlobalSecondaryIndexes").stream().map(StoreReader::index).toList(),
            stream.text("StreamViewType"),
            ttl(properties.mapping("TimeToLiveSpecification"))));
    stream.end();
    properties.end();
  }

  private static List<Table.Key> keys(Properties properties) {
    return properties.mappings("KeySchema").stream()
        .map(
            key -> {
              var read = new Table.Key(key.required("AttributeName"), key.required("KeyType"));
              key.end();
              return read;
            })
        .toList();
  }

  private static Table.Index index(Properties properties) {
    var projection = properties.mapping("Projection");
    var index =
        new Table.Index(
            properties.required("IndexName"),
            keys(properties),
            projection.required("ProjectionType"));
    projection.end();
    properties.end();
    return index;
  }

  private static Optional<String> ttl(Properties properties) {
    boolean enabled = properties.flag("Enabled");
    var attribute = properties.text("AttributeName");
    properties.end();
    return attribute.filter(_ -> enabled);
  }

  void bucket(String logicalId, Properties properties) {
    var identity = names.identity(logicalId);
    properties.value("BucketName");
    properties.ignore(
        "BucketEncryption",
        "LifecycleConfiguration",
        "OwnershipControls",
        "PublicAccessBlockConfiguration",
        "VersioningConfiguration");
    properties.skip("Tags");
    var notifications = properties.mapping("NotificationConfiguration");
    var cors = properties.mapping("CorsConfiguration");
    buckets.add(
        new Bucket(
            logicalId,
            identity.name(),
            identity.arn(),
            Stream.concat(
                    notifications.mappings("QueueConfigurations").stream()
                        .map(each -> notification(each, "Queue")),
                    notifications.mappings("LambdaConfigurations").stream()
                        .map(each -> notification(each, "Function")))
                .toList(),
            toldToBus(notifications),
            cors.mappings("CorsRules").stream().map(StoreReader::corsRule).toList()));
    notifications.end();
    cors.end();
    properties.end();
  }

  /** The mapping alone switches it on (AWS::S3::Bucket EventBridgeConfiguration). */
  private static boolean toldToBus(Properties notifications) {
    if (!notifications.has("EventBridgeConfiguration")) {
      return false;
    }
    var configuration = notifications.mapping("EventBridgeConfiguration");
    boolean enabled = configuration.text("EventBridgeEnabled").map(Boolean::valueOf).orElse(true);
    configuration.end();
    return enabled;
  }

  private static Bucket.Notification notification(Properties properties, String target) {
    var filter = properties.mapping("Filter");
    var key = filter.mapping("S3Key");
    Map<String, String> rules = new LinkedHashMap<>();
    for (Properties rule : key.mappings("Rules")) {
      rules.put(rule.required("Name"), rule.required("Value"));
      rule.end();
    }
    key.end();
    filter.end();
    var notification =
        new Bucket.Notification(
            properties.required("Event"),
            properties.required(target),
            rules.getOrDefault("prefix", ""),
            rules.getOrDefault("suffix", ""));
    properties.end();
    return notification;
  }

  private static Bucket.CorsRule corsRule(Properties properties) {
    var rule =
        new Bucket.CorsRule(
            properties.texts("AllowedOrigins"),
            properties.texts("AllowedMethods"),
            properties.texts("AllowedHeaders"),
            properties.texts("ExposedHeaders"),
            properties.text("MaxAge").map(Integer::valueOf));
    properties.skip("Id");
    properties.end();
    return rule;
  }

  void queue(String logicalId, Properties properties) {
    var identity = names.identity(logicalId);
    properties.value("QueueName");
    properties.only("FifoQueue", "false");
    properties.ignore("SqsManagedSseEnabled", "KmsMasterKeyId", "RedriveAllowPolicy");
    properties.skip("Tags");
    var redrive = properties.mapping("RedrivePolicy");
    queues.add(
        new Queue(
            logicalId,
            identity.name(),
            identity.arn(),
            identity.ref(),
            properties.seconds("VisibilityTimeout", 30),
            properties.seconds("MessageRetentionPeriod", 345_600),
            properties.seconds("DelaySeconds", 0),
            redrive
                .text("deadLetterTargetArn")
                .map(arn -> new Queue.Redrive(arn, redrive.number("maxReceiveCount", 1)))));
    redrive.end();
    properties.end();
  }

  void secret(String logicalId, Properties properties) {
    var identity = names.identity(logicalId);
    properties.value("Name");
    properties.ignore("KmsKeyId");
    properties.skip("Description", "Tags");
    var generate = properties.mapping("GenerateSecretString");
    secrets.add(
        new Secret(
            logicalId,
            identity.name(),
            identity.arn(),
            properties.text("SecretString"),
            generate.number("PasswordLength", 32),
            generate.flag("ExcludePunctuation")));
    generate.end();
    properties.end();
  }
}
