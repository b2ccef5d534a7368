package dev.backline.cloud.provision;

import dev.backline.cloud.template.Table;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Makes tables. */
public final class Tables {
  private Tables() {}

  /**
   * Makes a table unless it is there.
   *
   * @throws IllegalStateException if one is there that has other indexes
   */
  public static void make(Table table, DynamoDbClient client) {
    try {
      requireSame(table, client.describeTable(request -> request.tableName(table.name())).table());
    } catch (ResourceNotFoundException _) {
      create(table, client);
    }
  }

  private static void requireSame(Table table, TableDescription found) {
    var wanted = table.indexes().stream().map(Table.Index::name).sorted().toList();
    var there =
        found.globalSecondaryIndexes().stream()
            .map(GlobalSecondaryIndexDescription::indexName)
            .sorted()
            .toList();
    if (!wanted.equals(there)) {
      throw new IllegalStateException(
          "%s: the data was written with the indexes %s, the template has %s; start over with --fresh"
              .formatted(table.logicalId(), there, wanted));
    }
  }

  private static void create(Table table, DynamoDbClient client) {
    client.createTable(
        request -> {
          request
              .tableName(table.name())
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(attributes(table))
              .keySchema(keys(table.keys()));
          if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(table.indexes().stream().map(Tables::index).toList());
          }
          table
              .streamView()
              .ifPresent(
                  view ->
                      request.streamSpecification(
                          it -> it.streamEnabled(true).streamViewType(view)));
        });
    table
        .ttlAttribute()
        .ifPresent(
            attribute ->
                client.updateTimeToLive(
                    request ->
                        request
                            .tableName(table.name())
                            .timeToLiveSpecification(
                                it -> it.attributeName(attribute).enabled(true))));
  }

  private static List<AttributeDefinition> attributes(Table table) {
    return table.attributes().entrySet().stream()
        .map(
            attribute ->
                AttributeDefinition.builder()
                    .attributeName(attribute.getKey())
                    .attributeType(attribute.getValue())
                    .build())
        .toList();
  }

  private static GlobalSecondaryIndex index(Table.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.keys()))
        .projection(projection -> projection.projectionType(index.projection()))
        .build();
  }

  private static List<KeySchemaElement> keys(List<Table.Key> keys) {
    return keys.stream()
        .map(
            key ->
                KeySchemaElement.builder()
                    .attributeName(key.attribute())
                    .keyType(key.type())
                    .build())
        .toList();
  }
}
