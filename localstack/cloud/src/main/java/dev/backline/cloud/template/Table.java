package dev.backline.cloud.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DynamoDB table, on demand.
 *
 * @param attributes type ({@code S}, {@code N}, {@code B}) of each key attribute, by name
 * @param streamView e.g. {@code NEW_AND_OLD_IMAGES}, if the table has a stream
 * @param ttlAttribute the attribute that holds the epoch second of expiry, if items expire
 */
public record Table(
    String logicalId,
    String name,
    String arn,
    Map<String, String> attributes,
    List<Key> keys,
    List<Index> indexes,
    Optional<String> streamView,
    Optional<String> ttlAttribute) {

  public Table {
    attributes = Map.copyOf(attributes);
    keys = List.copyOf(keys);
    indexes = List.copyOf(indexes);
  }

  /**
   * An attribute of a key.
   *
   * @param type {@code HASH} or {@code RANGE}
   */
  public record Key(String attribute, String type) {}

  /** A global secondary index. */
  public record Index(String name, List<Key> keys, String projection) {

    public Index {
      keys = List.copyOf(keys);
    }
  }
}
