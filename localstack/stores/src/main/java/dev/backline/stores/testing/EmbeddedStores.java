package dev.backline.stores.testing;

import dev.backline.stores.EmbeddedBuckets;
import dev.backline.stores.EmbeddedDynamoDb;
import dev.backline.stores.EmbeddedQueues;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Gives a test the embedded stores as parameters of its constructor or methods. Each store starts
 * when the first test of the JVM asks for it and lives until the last has run; clients are shared
 * by all; a {@link TestTable}, {@link TestBucket} or {@link TestQueue} is made fresh for each test
 * class.
 *
 * <pre>{@code
 * @ExtendWith(EmbeddedStores.class)
 * class ProductionsTest {
 *   @Test
 *   void keepsAProduction(DynamoDbClient dynamo, TestTable table) { ... }
 * }
 * }</pre>
 */
public final class EmbeddedStores implements ParameterResolver {
  private static final Namespace SHARED = Namespace.create(EmbeddedStores.class);

  private static final Map<Class<?>, Function<ExtensionContext, Object>> OF_THE_JVM =
      Map.of(
          EmbeddedDynamoDb.class, EmbeddedStores::dynamoDb,
          EmbeddedQueues.class, EmbeddedStores::queues,
          EmbeddedBuckets.class, EmbeddedStores::buckets,
          DynamoDbClient.class, context -> dynamoDb(context).client(),
          DynamoDbStreamsClient.class, context -> dynamoDb(context).streamsClient(),
          SqsClient.class, context -> queues(context).client(),
          S3Client.class, context -> buckets(context).client(),
          S3Presigner.class, context -> buckets(context).presigner());

  private static final Map<Class<?>, Function<ExtensionContext, Object>> OF_THE_CLASS =
      Map.of(
          TestTable.class,
              context ->
                  TestTable.create(
                      one(context, DynamoDbClient.class), dynamoDb(context).endpoint()),
          TestBucket.class,
              context ->
                  TestBucket.create(one(context, S3Client.class), buckets(context).endpoint()),
          TestQueue.class,
              context ->
                  TestQueue.create(one(context, SqsClient.class), queues(context).endpoint()));

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return OF_THE_JVM.containsKey(type) || OF_THE_CLASS.containsKey(type);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return OF_THE_JVM.containsKey(type) ? one(context, type) : fresh(context, type);
  }

  private static <T> T one(ExtensionContext context, Class<T> type) {
    return type.cast(
        context
            .getRoot()
            .getStore(SHARED)
            .getOrComputeIfAbsent(type, _ -> OF_THE_JVM.get(type).apply(context), Object.class));
  }

  private static Object fresh(ExtensionContext context, Class<?> type) {
    ExtensionContext ofTheClass = context;
    while (ofTheClass.getTestMethod().isPresent())
      ofTheClass = ofTheClass.getParent().orElseThrow();
    ExtensionContext owner = ofTheClass;
    return owner
        .getStore(SHARED)
        .getOrComputeIfAbsent(type, _ -> OF_THE_CLASS.get(type).apply(owner), Object.class);
  }

  private static EmbeddedDynamoDb dynamoDb(ExtensionContext context) {
    return started(
        context, "dynamodb", () -> EmbeddedDynamoDb.inMemory(EmbeddedDynamoDb.resolvedClassPath()));
  }

  private static EmbeddedQueues queues(ExtensionContext context) {
    return started(context, "queues", EmbeddedQueues::inMemory);
  }

  private static EmbeddedBuckets buckets(ExtensionContext context) {
    return started(context, "buckets", EmbeddedBuckets::inMemory);
  }

  @SuppressWarnings("unchecked")
  private static <T extends AutoCloseable> T started(
      ExtensionContext context, String name, java.util.function.Supplier<T> start) {
    return (T) context.getRoot().getStore(SHARED).getOrComputeIfAbsent(name, _ -> start.get());
  }
}
