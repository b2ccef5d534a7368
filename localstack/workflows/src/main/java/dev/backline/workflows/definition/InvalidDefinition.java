package dev.backline.workflows.definition;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A definition that is not a state machine this interpreter runs; all that is wrong with it at
 * once.
 */
public final class InvalidDefinition extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /** Refuses a definition for at least one reason. */
  public InvalidDefinition(List<Diagnostic> diagnostics) {
    super(
        diagnostics.stream()
            .map(Diagnostic::toString)
            .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** What is wrong, in the order of the definition. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
