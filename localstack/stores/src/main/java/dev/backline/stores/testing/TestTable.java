package dev.backline.stores.testing;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * An empty table with the keys, indexes, stream and time to live that {@code docs/data-model.md}
 * describes.
 *
 * @param endpoint of the DynamoDB that holds it, for code that makes its own client
 */
public record TestTable(String name, String streamArn, URI endpoint) {

  /** Makes one with a name of its own. */
  public static TestTable create(DynamoDbClient dynamo, URI endpoint) {
    String name = "table-" + UUID.randomUUID();
    String streamArn =
        dynamo
            .createTable(
                table ->
                    table
                        .tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(
                            Stream.of("PK", "SK", "GSI1PK", "GSI1SK", "GSI2PK", "GSI2SK")
                                .map(TestTable::text)
                                .toList())
                        .keySchema(key("PK", "SK"))
                        .globalSecondaryIndexes(index("GSI1"), index("GSI2"))
                        .streamSpecification(
                            stream ->
                                stream
                                    .streamEnabled(true)
                                    .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)))
            .tableDescription()
            .latestStreamArn();
    dynamo.updateTimeToLive(
        request ->
            request
                .tableName(name)
                .timeToLiveSpecification(ttl -> ttl.attributeName("expiresAt").enabled(true)));
    return new TestTable(name, streamArn, endpoint);
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static List<KeySchemaElement> key(String partition, String sort) {
    return List.of(
        KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
  }

  private static GlobalSecondaryIndex index(String name) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(key(name + "PK", name + "SK"))
        .projection(projection -> projection.projectionType(ProjectionType.ALL))
        .build();
  }
}
