package dev.backline.core.table;

import java.util.Objects;
import java.util.Optional;

/**
 * Items of one partition, in the order of the sort key.
 *
 * @param index where to look
 * @param partition partition key
 * @param prefix of the sort key; an empty text takes the whole partition
 * @param descending newest first, where the sort key holds an id
 * @param limit items of a page, 1 to 100
 * @param cursor the {@code next} of the page before
 */
public record Query(
    Index index,
    String partition,
    String prefix,
    boolean descending,
    int limit,
    Optional<String> cursor) {

  /** The most items a page may have. */
  public static final int MAX_LIMIT = 100;

  public Query {
    Objects.requireNonNull(index, "index is null");
    Objects.requireNonNull(partition, "partition is null");
    Objects.requireNonNull(prefix, "prefix is null");
    Objects.requireNonNull(cursor, "cursor is null");
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", was " + limit);
    }
  }

  /** The items of a partition of the table, ascending, 100 to a page. */
  public static Query of(String partition) {
    return of(Index.TABLE, partition);
  }

  /** The items of a partition of an index, ascending, 100 to a page. */
  public static Query of(Index index, String partition) {
    return new Query(index, partition, "", false, MAX_LIMIT, Optional.empty());
  }

  /** Only items whose sort key begins so. */
  public Query beginsWith(String prefix) {
    return new Query(index, partition, prefix, descending, limit, cursor);
  }

  /** The other way round. */
  public Query newestFirst() {
    return new Query(index, partition, prefix, true, limit, cursor);
  }

  /** At most so many items to a page. */
  public Query limit(int limit) {
    return new Query(index, partition, prefix, descending, limit, cursor);
  }

  /** From where the page before ended. */
  public Query after(Optional<String> cursor) {
    return new Query(index, partition, prefix, descending, limit, cursor);
  }
}
