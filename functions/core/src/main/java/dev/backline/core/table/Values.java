package dev.backline.core.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Translates between plain Java values and the attribute values of DynamoDB. */
final class Values {

  private Values() {}

  static AttributeValue of(Object value) {
    return switch (value) {
      case null -> AttributeValue.fromNul(true);
      case AttributeValue attribute -> attribute;
      case Item item -> AttributeValue.fromM(item.attributes());
      case String text -> AttributeValue.fromS(text);
      case Boolean flag -> AttributeValue.fromBool(flag);
      case Double number when number.isNaN() || number.isInfinite() ->
          throw new IllegalArgumentException("Not a number that can be kept: " + number);
      case BigDecimal number -> AttributeValue.fromN(number.toPlainString());
      case Number number -> AttributeValue.fromN(number.toString());
      case Instant time -> AttributeValue.fromS(time.toString());
      case Enum<?> constant -> AttributeValue.fromS(constant.name());
      case Optional<?> optional -> of(optional.orElse(null));
      case Collection<?> list -> AttributeValue.fromL(list.stream().map(Values::of).toList());
      case Map<?, ?> map -> {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(name.toString(), of(member)));
        yield AttributeValue.fromM(members);
      }
      default ->
          throw new IllegalArgumentException("No attribute type for " + value.getClass().getName());
    };
  }

  static Object plain(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> number(value.n());
      case BOOL -> value.bool();
      case L -> value.l().stream().map(Values::plain).toList();
      case M -> {
        Map<String, Object> members = new LinkedHashMap<>();
        value.m().forEach((name, member) -> members.put(name, plain(member)));
        yield members;
      }
      case NUL -> null;
      default ->
          throw new IllegalStateException("Attribute type " + value.type() + " is not in use");
    };
  }

  private static Number number(String text) {
    var number = new BigDecimal(text);
    return number.scale() <= 0 && number.precision() <= 18
        ? (Number) number.longValueExact()
        : number;
  }
}
