package dev.backline.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backline.stores.testing.TestTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

class EmbeddedDynamoDbTest {
  private static final Map<String, AttributeValue> KEY =
      Map.of("PK", AttributeValue.fromS("USER#1"), "SK", AttributeValue.fromS("PROFILE"));

  @TempDir Path folder;

  @Test
  void keepsWhatItAcknowledgedWhenItIsKilled() {
    String table;
    try (EmbeddedDynamoDb dynamoDb = start();
        DynamoDbClient client = dynamoDb.client()) {
      table = TestTable.create(client, dynamoDb.endpoint()).name();
      client.putItem(put -> put.tableName(table).item(KEY));
    }

    try (EmbeddedDynamoDb dynamoDb = start();
        DynamoDbClient client = dynamoDb.client()) {
      assertThat(client.getItem(get -> get.tableName(table).key(KEY)).item()).isEqualTo(KEY);
      assertThat(streamOf(dynamoDb, client, table)).hasSize(1);
    }
  }

  @Test
  void endsWhenItsParentIsKilled() throws Exception {
    ProcessHandle dynamoDb;
    try (Host host = Host.of("dynamodb", folder)) {
      dynamoDb = ProcessHandle.of(Long.parseLong(host.said())).orElseThrow();

      host.killHard();
    }

    assertThat(dynamoDb.onExit()).succeedsWithin(Duration.ofSeconds(20));
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    try (EmbeddedDynamoDb dynamoDb = start()) {
      for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
        for (InetAddress address :
            network.inetAddresses().filter(each -> !each.isLoopbackAddress()).toList()) {
          assertThatThrownBy(() -> new Socket(address, dynamoDb.endpoint().getPort()).close())
              .isInstanceOf(IOException.class);
        }
      }
    }
  }

  @Test
  void saysHowToResolveAMissingClassPath() {
    assertThatThrownBy(() -> EmbeddedDynamoDb.inMemory(folder.resolve("classpath")))
        .isInstanceOf(StoreNotStarted.class)
        .hasMessageContaining("./mvnw -pl localstack/dynamodb");
  }

  @Test
  void tellsWhatTheProcessSaidWhenItDoesNotStart() throws IOException {
    Path classPath = Files.writeString(folder.resolve("classpath"), "nothing.jar");

    assertThatThrownBy(() -> EmbeddedDynamoDb.inMemory(classPath))
        .isInstanceOf(StoreNotStarted.class)
        .hasMessageContaining("ClassNotFoundException");
  }

  private static List<Record> streamOf(
      EmbeddedDynamoDb dynamoDb, DynamoDbClient client, String table) {
    String stream =
        client.describeTable(request -> request.tableName(table)).table().latestStreamArn();
    try (DynamoDbStreamsClient streams = dynamoDb.streamsClient()) {
      String shard =
          streams
              .describeStream(request -> request.streamArn(stream))
              .streamDescription()
              .shards()
              .getFirst()
              .shardId();
      String iterator =
          streams
              .getShardIterator(
                  request ->
                      request
                          .streamArn(stream)
                          .shardId(shard)
                          .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
              .shardIterator();
      return streams.getRecords(request -> request.shardIterator(iterator)).records();
    }
  }

  private EmbeddedDynamoDb start() {
    return EmbeddedDynamoDb.inFolder(EmbeddedDynamoDb.resolvedClassPath(), folder, 0);
  }
}
