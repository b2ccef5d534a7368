package dev.backline.core.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;

/**
 * The primary key of an item.
 *
 * @param pk partition key, attribute {@code PK}
 * @param sk sort key, attribute {@code SK}
 */
public record Key(String pk, String sk) {

  /** DynamoDB's limits for the values of a primary key, in bytes of UTF-8. */
  private static final int LONGEST_PK = 2048;

  private static final int LONGEST_SK = 1024;

  public Key {
    Objects.requireNonNull(pk, "pk is null");
    Objects.requireNonNull(sk, "sk is null");
  }

  /** Whether an item can have this key; of one that is longer there is none. */
  boolean isPossible() {
    return pk.getBytes(UTF_8).length <= LONGEST_PK && sk.getBytes(UTF_8).length <= LONGEST_SK;
  }
}
