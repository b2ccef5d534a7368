package dev.backline.core.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item of the table, or one map inside an item, read by type and name. Immutable. A reader
 * without {@code optional} in its name throws {@link IllegalStateException} naming the attribute
 * when it is absent or of another type: such an item is corrupt.
 */
public final class Item {

  static final String TYPE = "type";
  static final String SCHEMA = "v";
  static final String VERSION = "version";
  static final String CREATED_AT = "createdAt";
  static final String UPDATED_AT = "updatedAt";
  static final String EXPIRES_AT = "expiresAt";

  private final Map<String, AttributeValue> attributes;

  Item(Map<String, AttributeValue> attributes) {
    this.attributes = Map.copyOf(attributes);
  }

  /**
   * Starts an item that is to be written, schema version 1.
   *
   * @param type the {@code type} of docs/data-model.md
   */
  public static Builder of(Key key, String type) {
    return new Builder(new HashMap<>())
        .value(Index.TABLE.pk(), key.pk())
        .value(Index.TABLE.sk(), key.sk())
        .value(TYPE, type)
        .value(SCHEMA, 1);
  }

  /** Starts a map that is to stand inside an item. */
  public static Builder map() {
    return new Builder(new HashMap<>());
  }

  /** Starts a changed copy. */
  public Builder with() {
    return new Builder(new HashMap<>(attributes));
  }

  /** The primary key. */
  public Key key() {
    return new Key(text(Index.TABLE.pk()), text(Index.TABLE.sk()));
  }

  /** The type of the item. */
  public String type() {
    return text(TYPE);
  }

  /** The optimistic lock: 0 for an item that was never changed by version. */
  public long version() {
    return optionalInteger(VERSION).orElse(0L);
  }

  /** Whether the attribute is there and not null. */
  public boolean has(String name) {
    return find(name).isPresent();
  }

  /** A text. */
  public String text(String name) {
    return require(name, optionalText(name));
  }

  /** A text, or empty if the attribute is absent. */
  public Optional<String> optionalText(String name) {
    return find(name, AttributeValue::s);
  }

  /** A whole number. */
  public long integer(String name) {
    return require(name, optionalInteger(name));
  }

  /** A whole number, or empty if the attribute is absent. */
  public Optional<Long> optionalInteger(String name) {
    return find(name, AttributeValue::n).map(number -> new BigDecimal(number).longValueExact());
  }

  /** A number with decimals. */
  public double decimal(String name) {
    return require(name, optionalDecimal(name));
  }

  /** A number with decimals, or empty if the attribute is absent. */
  public Optional<Double> optionalDecimal(String name) {
    return find(name, AttributeValue::n).map(Double::valueOf);
  }

  /** A truth value; an absent attribute is false. */
  public boolean flag(String name) {
    return find(name, AttributeValue::bool).orElse(false);
  }

  /** A time in ISO-8601. */
  public Instant time(String name) {
    return Instant.parse(text(name));
  }

  /** A time in ISO-8601, or empty if the attribute is absent. */
  public Optional<Instant> optionalTime(String name) {
    return optionalText(name).map(Instant::parse);
  }

  /** The time after which the item counts as absent, if it has one. */
  public Optional<Instant> expiresAt() {
    return optionalInteger(EXPIRES_AT).map(Instant::ofEpochSecond);
  }

  /** A list of texts; an absent attribute is an empty list. */
  public List<String> texts(String name) {
    return list(name).stream().map(AttributeValue::s).toList();
  }

  /** A list of maps; an absent attribute is an empty list. */
  public List<Item> maps(String name) {
    return list(name).stream().map(AttributeValue::m).map(Item::new).toList();
  }

  /** A map. */
  public Item map(String name) {
    return require(name, optionalMap(name));
  }

  /** A map, or empty if the attribute is absent. */
  public Optional<Item> optionalMap(String name) {
    return find(name)
        .map(
            value -> {
              if (!value.hasM()) {
                throw wrongType(name);
              }
              return new Item(value.m());
            });
  }

  /**
   * An attribute as plain Java: String, Long, BigDecimal, Boolean, List, Map, fit to be written as
   * JSON; a null inside stays null. Empty if the attribute is absent or null.
   */
  public Optional<Object> plain(String name) {
    return find(name).map(Values::plain);
  }

  /** Every attribute as plain Java, as {@link #plain(String)} gives it. */
  public Map<String, Object> plain() {
    var members = new HashMap<String, Object>();
    attributes.forEach((name, value) -> members.put(name, Values.plain(value)));
    return members;
  }

  Map<String, AttributeValue> attributes() {
    return attributes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Item item && attributes.equals(item.attributes);
  }

  @Override
  public int hashCode() {
    return attributes.hashCode();
  }

  /** Key and type only: attributes may be secret. */
  @Override
  public String toString() {
    return optionalText(TYPE).orElse("map")
        + " "
        + optionalText("PK").orElse("")
        + " "
        + optionalText("SK").orElse("");
  }

  private List<AttributeValue> list(String name) {
    return find(name)
        .map(
            value -> {
              if (!value.hasL()) {
                throw wrongType(name);
              }
              return value.l();
            })
        .orElse(List.of());
  }

  private Optional<AttributeValue> find(String name) {
    return Optional.ofNullable(attributes.get(name)).filter(value -> value.nul() == null);
  }

  private <T> Optional<T> find(String name, Function<AttributeValue, T> type) {
    return find(name)
        .map(value -> Optional.ofNullable(type.apply(value)).orElseThrow(() -> wrongType(name)));
  }

  private IllegalStateException wrongType(String name) {
    return new IllegalStateException("Attribute " + name + " of " + this + " has another type");
  }

  private <T> T require(String name, Optional<T> value) {
    return value.orElseThrow(
        () ->
            new IllegalStateException(
                "Attribute "
                    + name
                    + " of "
                    + (name.equals(TYPE) ? "an item" : this)
                    + " is absent"));
  }

  /** Collects the attributes of an item or map. Not safe for use by several threads. */
  public static final class Builder {

    private final Map<String, AttributeValue> attributes;

    private Builder(Map<String, AttributeValue> attributes) {
      this.attributes = attributes;
    }

    /**
     * Sets an attribute. Takes String, Boolean, numbers, Instant (ISO-8601), enums (their name),
     * Item (a map), collections and maps of these, and Optional (empty leaves the attribute out).
     */
    public Builder value(String name, Object value) {
      Objects.requireNonNull(value, name);
      if (value instanceof Optional<?> optional) {
        optional.ifPresentOrElse(present -> value(name, present), () -> attributes.remove(name));
      } else {
        attributes.put(name, Values.of(value));
      }
      return this;
    }

    /** Places the item in index {@code GSI1}. */
    public Builder index1(String pk, String sk) {
      return value(Index.GSI1.pk(), pk).value(Index.GSI1.sk(), sk);
    }

    /** Places the item in index {@code GSI2}. */
    public Builder index2(String pk, String sk) {
      return value(Index.GSI2.pk(), pk).value(Index.GSI2.sk(), sk);
    }

    /** Lets the item count as absent from this time on, and be deleted some time after. */
    public Builder expiresAt(Instant time) {
      return value(EXPIRES_AT, time.getEpochSecond());
    }

    /** The item. */
    public Item build() {
      return new Item(attributes);
    }
  }
}
