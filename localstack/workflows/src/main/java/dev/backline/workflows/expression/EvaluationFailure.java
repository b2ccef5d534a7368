package dev.backline.workflows.expression;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A field whose value could not be had: {@code States.QueryEvaluationError}. */
public final class EvaluationFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String location;

  private EvaluationFailure(String location, String message) {
    super(message);
    this.location = requireNonNull(location, "location is null");
  }

  /** A failure of an expression in a field. */
  static EvaluationFailure of(String source, String location, String problem) {
    return new EvaluationFailure(
        location,
        "The JSONata expression '"
            + source
            + "' specified for the field '"
            + location
            + "' "
            + problem);
  }

  /** A field whose value is not what it should be. */
  public static EvaluationFailure at(String location, String message) {
    return new EvaluationFailure(location, message);
  }

  /** A failure that belongs to no field. */
  public static EvaluationFailure of(String message) {
    return new EvaluationFailure("", message);
  }

  /** The field, such as {@code Output/result}; absent when no field is to blame. */
  public Optional<String> location() {
    return location.isEmpty() ? Optional.empty() : Optional.of(location);
  }
}
