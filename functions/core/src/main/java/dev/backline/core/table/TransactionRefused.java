package dev.backline.core.table;

import java.util.List;
import java.util.Optional;

/** A transaction of which at least one write was refused; nothing was changed. */
public final class TransactionRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Reason> reasons;

  TransactionRefused(List<Reason> reasons) {
    super("The transaction was refused: " + reasons);
    this.reasons = List.copyOf(reasons);
  }

  /** One for each write, in the order of the writes. */
  public List<Reason> reasons() {
    return reasons == null ? List.of() : reasons;
  }

  /** Whether the condition of this write was the one, or one of those, that did not hold. */
  public boolean conditionRefused(int write) {
    return reasons().get(write) instanceof Reason.Condition;
  }

  /** Whether nothing but other transactions stood in the way. */
  boolean mayPass() {
    return reasons().stream()
        .allMatch(reason -> reason instanceof Reason.None || reason instanceof Reason.Conflict);
  }

  /** Why a write was refused, or that it was not. */
  public sealed interface Reason {

    /** This write alone would have been made. */
    record None() implements Reason {}

    /** Its condition did not hold; the item as it stood, if there was one. */
    record Condition(Optional<Item> current) implements Reason {}

    /** Another transaction or write had the item at that moment; a new try may succeed. */
    record Conflict() implements Reason {}

    /** Any other reason of DynamoDB, by its code. */
    record Other(String code) implements Reason {}
  }
}
