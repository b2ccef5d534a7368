package dev.backline.core.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Translates writes into requests of DynamoDB and its reasons back. */
record Requests(String table) {

  static Map<String, AttributeValue> key(Key key) {
    return Map.of(
        Index.TABLE.pk(),
        AttributeValue.fromS(key.pk()),
        Index.TABLE.sk(),
        AttributeValue.fromS(key.sk()));
  }

  static String changes(Write.Update update, Names names, Instant now) {
    List<String> sets = new ArrayList<>();
    List<String> adds = new ArrayList<>();
    List<String> removals = new ArrayList<>();
    update
        .set(Item.UPDATED_AT, now)
        .changes()
        .forEach(
            (path, change) -> {
              String name = names.name(path);
              switch (change) {
                case Write.Change.Set(Optional<?> value) when value.isEmpty() -> removals.add(name);
                case Write.Change.Set(var value) -> sets.add(name + " = " + names.value(value));
                case Write.Change.SetIfAbsent(var value) ->
                    sets.add(name + " = if_not_exists(" + name + ", " + names.value(value) + ")");
                case Write.Change.Add(var amount) -> adds.add(name + " " + names.value(amount));
                case Write.Change.Remove() -> removals.add(name);
              }
            });
    return clause("SET", sets) + clause("ADD", adds) + clause("REMOVE", removals);
  }

  TransactWriteItem transactional(Write write, Instant now) {
    var names = new Names();
    var item = TransactWriteItem.builder();
    switch (write) {
      case Write.Put(var put, var condition) -> {
        String expression = expression(condition, names);
        item.put(
            request ->
                request
                    .tableName(table)
                    .item(put.attributes())
                    .conditionExpression(expression)
                    .expressionAttributeNames(names.names())
                    .expressionAttributeValues(names.values())
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD));
      }
      case Write.Update update -> {
        String changes = changes(update, names, now);
        String expression = expression(update.condition(), names);
        item.update(
            request ->
                request
                    .tableName(table)
                    .key(key(update.key()))
                    .updateExpression(changes)
                    .conditionExpression(expression)
                    .expressionAttributeNames(names.names())
                    .expressionAttributeValues(names.values())
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD));
      }
      case Write.Delete(var key, var condition) -> {
        String expression = expression(condition, names);
        item.delete(
            request ->
                request
                    .tableName(table)
                    .key(key(key))
                    .conditionExpression(expression)
                    .expressionAttributeNames(names.names())
                    .expressionAttributeValues(names.values())
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD));
      }
      case Write.Check(var key, var condition) -> {
        String expression = expression(condition, names);
        item.conditionCheck(
            request ->
                request
                    .tableName(table)
                    .key(key(key))
                    .conditionExpression(expression)
                    .expressionAttributeNames(names.names())
                    .expressionAttributeValues(names.values())
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD));
      }
    }
    return item.build();
  }

  static TransactionRefused.Reason reason(CancellationReason reason) {
    return switch (reason.code()) {
      case "None" -> new TransactionRefused.Reason.None();
      case "ConditionalCheckFailed" ->
          new TransactionRefused.Reason.Condition(
              reason.hasItem() ? Optional.of(new Item(reason.item())) : Optional.empty());
      case "TransactionConflict" -> new TransactionRefused.Reason.Conflict();
      default -> new TransactionRefused.Reason.Other(reason.code());
    };
  }

  private static String expression(Condition condition, Names names) {
    String expression = condition.expression(names);
    return expression.isEmpty() ? null : expression;
  }

  private static String clause(String verb, List<String> changes) {
    return changes.isEmpty() ? "" : verb + " " + String.join(", ", changes) + " ";
  }
}
