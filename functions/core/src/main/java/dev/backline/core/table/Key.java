package dev.backline.core.table;

import java.util.Objects;

/**
 * The primary key of an item.
 *
 * @param pk partition key, attribute {@code PK}
 * @param sk sort key, attribute {@code SK}
 */
public record Key(String pk, String sk) {

  public Key {
    Objects.requireNonNull(pk, "pk is null");
    Objects.requireNonNull(sk, "sk is null");
  }
}
