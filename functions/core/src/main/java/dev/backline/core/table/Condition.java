package dev.backline.core.table;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What must hold of the item as it stands for a write to happen. */
public sealed interface Condition {

  /** No condition. */
  static Condition none() {
    return new All(List.of());
  }

  /** There is no item with this key. */
  static Condition absent() {
    return new Absent(Index.TABLE.pk());
  }

  /** There is an item with this key. */
  static Condition exists() {
    return new Exists(Index.TABLE.pk());
  }

  /**
   * There is no item with this key, or one that has expired by now: DynamoDB removes expired items
   * days later.
   */
  static Condition absentOrExpired(Instant now) {
    return any(absent(), atMost(Item.EXPIRES_AT, now.getEpochSecond()));
  }

  /** The attribute is absent. */
  static Condition absent(String name) {
    return new Absent(name);
  }

  /** The attribute is there. */
  static Condition exists(String name) {
    return new Exists(name);
  }

  /** The attribute has this value. */
  static Condition equal(String name, Object value) {
    return new Compare(name, "=", value);
  }

  /** The attribute has another value or is absent. */
  static Condition notEqual(String name, Object value) {
    return new Compare(name, "<>", value);
  }

  /** The number or text is lower than the value. */
  static Condition less(String name, Object value) {
    return new Compare(name, "<", value);
  }

  /** The number or text is higher than the value. */
  static Condition greater(String name, Object value) {
    return new Compare(name, ">", value);
  }

  /** The number or text is lower than the value or equal to it. */
  static Condition atMost(String name, Object value) {
    return new Compare(name, "<=", value);
  }

  /** The attribute has one of these values. */
  static Condition in(String name, Collection<?> values) {
    return new Any(values.stream().<Condition>map(value -> equal(name, value)).toList());
  }

  /** All of the conditions hold. */
  static Condition all(Condition... conditions) {
    return new All(List.of(conditions));
  }

  /** At least one of the conditions holds. */
  static Condition any(Condition... conditions) {
    return new Any(List.of(conditions));
  }

  /** Both hold. */
  default Condition and(Condition other) {
    return all(this, other);
  }

  /** The condition expression, or an empty text where there is none. */
  default String expression(Names names) {
    return switch (this) {
      case Absent(var name) -> "attribute_not_exists(" + names.name(name) + ")";
      case Exists(var name) -> "attribute_exists(" + names.name(name) + ")";
      case Compare(var name, var operator, var value) ->
          names.name(name) + " " + operator + " " + names.value(value);
      case All(var conditions) -> joined(names, conditions, " AND ");
      case Any(var conditions) -> joined(names, conditions, " OR ");
    };
  }

  private static String joined(Names names, List<Condition> conditions, String operator) {
    return conditions.stream()
        .map(condition -> condition.expression(names))
        .filter(expression -> !expression.isEmpty())
        .map(expression -> "(" + expression + ")")
        .collect(Collectors.joining(operator));
  }

  /** The attribute is absent. */
  record Absent(String name) implements Condition {}

  /** The attribute is there. */
  record Exists(String name) implements Condition {}

  /** The attribute compares so with the value. */
  record Compare(String name, String operator, Object value) implements Condition {}

  /** All hold. */
  record All(List<Condition> conditions) implements Condition {}

  /** At least one holds. */
  record Any(List<Condition> conditions) implements Condition {}
}
