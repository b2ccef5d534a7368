package dev.backline.core.http;

import dev.backline.core.table.Slice;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param items at most as many as {@code limit} said; may be fewer though more follow
 * @param next the cursor for the page that follows; null at the end
 */
@Serdeable
public record Page<T>(List<T> items, Optional<String> next) {

  public Page {
    items = List.copyOf(items);
  }

  /** A page of a query. */
  public static <T> Page<T> of(Slice<T> slice) {
    return new Page<>(slice.items(), slice.next());
  }
}
