package dev.backline.core.table;

import java.util.Optional;

/** A write whose condition did not hold; nothing was changed. */
public final class ConditionRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Optional<Item> current;

  ConditionRefused(Key key, Optional<Item> current) {
    super("The condition on " + key + " does not hold");
    this.current = current;
  }

  /** The item as it stood, if there was one. */
  public Optional<Item> current() {
    return current == null ? Optional.empty() : current;
  }
}
