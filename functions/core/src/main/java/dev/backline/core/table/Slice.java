package dev.backline.core.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a query.
 *
 * @param items may be fewer than asked for, even none, though more follow
 * @param next the cursor of the page that follows; empty at the end
 */
public record Slice<T>(List<T> items, Optional<String> next) {

  public Slice {
    items = List.copyOf(items);
  }

  /** The same page with each item translated. */
  public <R> Slice<R> map(Function<? super T, ? extends R> translation) {
    return new Slice<>(items.stream().<R>map(translation).toList(), next);
  }
}
