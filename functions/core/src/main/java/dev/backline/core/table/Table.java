package dev.backline.core.table;

import dev.backline.core.handler.Settings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The one table of the product (docs/data-model.md). Reads by key are strongly consistent. An item
 * whose {@code expiresAt} has passed counts as absent, though DynamoDB removes it days later.
 * Throttled and failed calls are tried again by the SDK. The table sets {@code createdAt} on a put
 * that has none and {@code updatedAt} on every update.
 */
@Singleton
@Requires(classes = DynamoDbClient.class)
public final class Table {

  private static final int MAX_ATTEMPTS = 5;
  private static final long FIRST_PAUSE_MS = 20;

  private final DynamoDbClient client;
  private final String name;
  private final Clock clock;
  private final Cursors cursors;
  private final Requests requests;

  Table(DynamoDbClient client, Settings settings, Clock clock, Cursors cursors) {
    this.client = client;
    this.name = settings.text("TABLE_NAME");
    this.clock = clock;
    this.cursors = cursors;
    this.requests = new Requests(name);
  }

  /** The item with this key, which may be made of what a client sent: a path may hold any text. */
  public Optional<Item> get(Key key) {
    if (!key.isPossible()) {
      return Optional.empty();
    }
    var found =
        client.getItem(get -> get.tableName(name).key(Requests.key(key)).consistentRead(true));
    return found.hasItem() ? living(new Item(found.item())) : Optional.empty();
  }

  /**
   * Makes one change.
   *
   * @return the item as it stands after the change; empty after a removal or a check
   * @throws ConditionRefused if the condition does not hold
   */
  public Optional<Item> write(Write write) {
    try {
      return switch (write) {
        case Write.Put put -> {
          Item item = stamped(put.item());
          var names = new Names();
          String condition = put.condition().expression(names);
          client.putItem(
              request ->
                  request
                      .tableName(name)
                      .item(item.attributes())
                      .conditionExpression(condition.isEmpty() ? null : condition)
                      .expressionAttributeNames(names.names())
                      .expressionAttributeValues(names.values())
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD));
          yield Optional.of(item);
        }
        case Write.Update update -> {
          var names = new Names();
          String changes = Requests.changes(update, names, clock.instant());
          String condition = update.condition().expression(names);
          var changed =
              client.updateItem(
                  request ->
                      request
                          .tableName(name)
                          .key(Requests.key(update.key()))
                          .updateExpression(changes)
                          .conditionExpression(condition.isEmpty() ? null : condition)
                          .expressionAttributeNames(names.names())
                          .expressionAttributeValues(names.values())
                          .returnValues(ReturnValue.ALL_NEW)
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD));
          yield Optional.of(new Item(changed.attributes()));
        }
        case Write.Delete delete -> {
          var names = new Names();
          String condition = delete.condition().expression(names);
          client.deleteItem(
              request ->
                  request
                      .tableName(name)
                      .key(Requests.key(delete.key()))
                      .conditionExpression(condition.isEmpty() ? null : condition)
                      .expressionAttributeNames(names.names())
                      .expressionAttributeValues(names.values())
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD));
          yield Optional.empty();
        }
        case Write.Check check -> {
          transact(List.of(check));
          yield Optional.empty();
        }
      };
    } catch (ConditionalCheckFailedException e) {
      throw new ConditionRefused(
          write.key(), e.hasItem() ? Optional.of(new Item(e.item())) : Optional.empty());
    }
  }

  /**
   * Makes all of the changes or none. When another transaction has one of the items at that moment,
   * it is tried again, five times in all: the SDK does not do so.
   *
   * @param writes 1 to 100, each of another item
   * @throws TransactionRefused saying for each write whether and why it was refused
   */
  public void transact(List<? extends Write> writes) {
    Instant now = clock.instant();
    var items =
        writes.stream()
            .map(
                write ->
                    write instanceof Write.Put put
                        ? new Write.Put(stamped(put.item()), put.condition())
                        : write)
            .map(write -> requests.transactional(write, now))
            .toList();
    for (int attempt = 1; ; attempt++) {
      try {
        client.transactWriteItems(request -> request.transactItems(items));
        return;
      } catch (TransactionCanceledException e) {
        var refused =
            new TransactionRefused(e.cancellationReasons().stream().map(Requests::reason).toList());
        if (attempt == MAX_ATTEMPTS || !refused.mayPass()) {
          throw refused;
        }
        pause(attempt);
      }
    }
  }

  /** As {@link #transact(List)}. */
  public void transact(Write... writes) {
    transact(List.of(writes));
  }

  /**
   * One page of a query.
   *
   * @throws dev.backline.core.failure.Failure {@code invalid_cursor} if the cursor is not one that
   *     this query gave
   */
  public Slice<Item> query(Query query) {
    var answer = ask(query, query.cursor().map(cursor -> cursors.read(query, cursor)).orElse(null));
    return new Slice<>(
        items(answer),
        answer.hasLastEvaluatedKey()
            ? Optional.of(cursors.write(query, answer.lastEvaluatedKey()))
            : Optional.empty());
  }

  /** Every item of a query, page after page, read as the stream is. The cursor is not looked at. */
  public Stream<Item> all(Query query) {
    return Stream.iterate(
            Optional.of(ask(query, null)),
            Optional::isPresent,
            page ->
                page.filter(QueryResponse::hasLastEvaluatedKey)
                    .map(answer -> ask(query, answer.lastEvaluatedKey())))
        .flatMap(page -> page.stream().flatMap(answer -> items(answer).stream()));
  }

  private QueryResponse ask(Query query, Map<String, AttributeValue> from) {
    var names = new Names();
    var condition =
        new StringBuilder(names.name(query.index().pk()) + " = " + names.value(query.partition()));
    if (!query.prefix().isEmpty()) {
      condition
          .append(" AND begins_with(")
          .append(names.name(query.index().sk()))
          .append(", ")
          .append(names.value(query.prefix()))
          .append(")");
    }
    var request =
        QueryRequest.builder()
            .tableName(name)
            .keyConditionExpression(condition.toString())
            .expressionAttributeNames(names.names())
            .expressionAttributeValues(names.values())
            .scanIndexForward(!query.descending())
            .limit(query.limit())
            .exclusiveStartKey(from);
    if (query.index() == Index.TABLE) {
      request.consistentRead(true);
    } else {
      request.indexName(query.index().indexName());
    }
    return client.query(request.build());
  }

  private List<Item> items(QueryResponse answer) {
    var items = new ArrayList<Item>();
    answer.items().forEach(attributes -> living(new Item(attributes)).ifPresent(items::add));
    return items;
  }

  private Optional<Item> living(Item item) {
    return item.expiresAt().filter(end -> !clock.instant().isBefore(end)).isPresent()
        ? Optional.empty()
        : Optional.of(item);
  }

  private Item stamped(Item item) {
    return item.has(Item.CREATED_AT)
        ? item
        : item.with().value(Item.CREATED_AT, clock.instant()).build();
  }

  /** Full jitter, so that those who collided do not meet again. */
  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MS << attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted between two attempts of a transaction", e);
    }
  }
}
