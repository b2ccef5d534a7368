package dev.backline.stores.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

@ExtendWith(EmbeddedStores.class)
class EmbeddedStoresTest {
  private final TestTable table;

  EmbeddedStoresTest(TestTable table) {
    this.table = table;
  }

  @Test
  void givesATableWithTheProductsKeysIndexesAndStream(DynamoDbClient dynamo, TestTable same) {
    TableDescription described =
        dynamo.describeTable(request -> request.tableName(table.name())).table();

    assertThat(same).isEqualTo(table);
    assertThat(described.keySchema())
        .extracting(KeySchemaElement::attributeName)
        .containsExactly("PK", "SK");
    assertThat(described.globalSecondaryIndexes())
        .extracting(GlobalSecondaryIndexDescription::indexName)
        .containsExactlyInAnyOrder("GSI1", "GSI2");
    assertThat(described.streamSpecification().streamViewType())
        .isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
  }

  @Test
  void givesAnEmptyBucketAndAnEmptyQueue(
      S3Client s3, TestBucket bucket, SqsClient sqs, TestQueue queue) {
    assertThat(s3.listObjectsV2(request -> request.bucket(bucket.name())).contents()).isEmpty();
    assertThat(sqs.receiveMessage(request -> request.queueUrl(queue.url())).messages()).isEmpty();
  }
}
