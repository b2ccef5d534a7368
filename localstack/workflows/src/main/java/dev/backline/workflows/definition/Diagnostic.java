package dev.backline.workflows.definition;

import static java.util.Objects.requireNonNull;

/**
 * One thing wrong with a definition.
 *
 * @param code a short name of the rule, such as {@code MISSING_TRANSITION_TARGET}
 * @param message names the state and the field and says what to do
 * @param location a JSON pointer into the definition, such as {@code /States/Mix/Resource}
 */
public record Diagnostic(String code, String message, String location) {

  public Diagnostic {
    requireNonNull(code, "code is null");
    requireNonNull(message, "message is null");
    requireNonNull(location, "location is null");
  }

  @Override
  public String toString() {
    return code + ": " + message + " at " + location;
  }
}
