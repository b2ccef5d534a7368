package dev.backline.cloud;

import dev.backline.cloud.provision.Buckets;
import dev.backline.cloud.provision.Queues;
import dev.backline.cloud.provision.Tables;
import dev.backline.cloud.template.Bucket;
import dev.backline.cloud.template.Template;
import dev.backline.stores.EmbeddedBuckets;
import dev.backline.stores.EmbeddedDynamoDb;
import dev.backline.stores.EmbeddedQueues;
import dev.backline.stores.LocalAccount;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The stores of one cloud, with the template's tables, queues and buckets in them. */
final class Stores implements AutoCloseable {
  private final Optional<EmbeddedDynamoDb> ownDynamoDb;
  private final URI dynamoDb;
  private final EmbeddedQueues queues;
  private final EmbeddedBuckets buckets;

  private Stores(
      Optional<EmbeddedDynamoDb> ownDynamoDb,
      URI dynamoDb,
      EmbeddedQueues queues,
      EmbeddedBuckets buckets) {
    this.ownDynamoDb = ownDynamoDb;
    this.dynamoDb = dynamoDb;
    this.queues = queues;
    this.buckets = buckets;
  }

  /** Starts the three at once; if one fails, none is left running. */
  static Stores start(CloudOptions options, Template template, DataFolder data) {
    var ports = options.ports();
    try (var starting = new Starting()) {
      var dynamoDb =
          starting.begin(
              () ->
                  options.dynamoDb().isPresent()
                      ? Optional.<EmbeddedDynamoDb>empty()
                      : Optional.of(
                          EmbeddedDynamoDb.inFolder(
                              options.root().resolve("localstack/dynamodb/target/classpath"),
                              data.folder("dynamodb"),
                              ports.dynamoDb())),
              own -> own.ifPresent(EmbeddedDynamoDb::close));
      var queues =
          starting.begin(
              () -> EmbeddedQueues.inFolder(data.folder("sqs"), ports.sqs()),
              EmbeddedQueues::close);
      var buckets =
          starting.begin(
              () -> EmbeddedBuckets.inFolder(data.folder("s3"), ports.s3(), origins(template)),
              EmbeddedBuckets::close);
      var endpoint =
          dynamoDb.thenApply(
              own -> own.map(EmbeddedDynamoDb::endpoint).or(options::dynamoDb).orElseThrow());
      starting.also(endpoint.thenAcceptAsync(uri -> makeTables(template, uri)));
      starting.also(queues.thenAcceptAsync(it -> makeQueues(template, it)));
      starting.also(buckets.thenAcceptAsync(it -> makeBuckets(template, it)));
      starting.await();
      return new Stores(dynamoDb.join(), endpoint.join(), queues.join(), buckets.join());
    }
  }

  URI dynamoDb() {
    return dynamoDb;
  }

  EmbeddedQueues queues() {
    return queues;
  }

  EmbeddedBuckets buckets() {
    return buckets;
  }

  @Override
  public void close() {
    buckets.close();
    queues.close();
    ownDynamoDb.ifPresent(EmbeddedDynamoDb::close);
  }

  private static void makeTables(Template template, URI endpoint) {
    try (var client = client(endpoint)) {
      template.tables().forEach(table -> Tables.make(table, client));
    }
  }

  private static void makeQueues(Template template, EmbeddedQueues queues) {
    try (var client = queues.client()) {
      Queues.make(template.queues(), client);
    }
  }

  private static void makeBuckets(Template template, EmbeddedBuckets buckets) {
    try (var client = buckets.client()) {
      template.buckets().forEach(bucket -> Buckets.make(bucket, client));
    }
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(LocalAccount.REGION)
        .credentialsProvider(LocalAccount.credentials())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static List<String> origins(Template template) {
    return template.buckets().stream()
        .map(Bucket::corsRules)
        .flatMap(List::stream)
        .map(Bucket.CorsRule::allowedOrigins)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
