package dev.backline.cloud.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A standard Step Functions state machine.
 *
 * @param definition the file with its Amazon States Language
 * @param substitutions values of the file's {@code ${placeholders}}
 */
public record StateMachine(
    String logicalId, String name, String arn, Path definition, Map<String, String> substitutions) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)}");

  public StateMachine {
    substitutions = Map.copyOf(substitutions);
  }

  /**
   * The definition with every placeholder replaced.
   *
   * @throws TemplateException if the file has a placeholder that the template does not substitute
   * @throws UncheckedIOException if the file cannot be read
   */
  public String definitionText() {
    try {
      return PLACEHOLDER
          .matcher(Files.readString(definition))
          .replaceAll(match -> Matcher.quoteReplacement(substitution(match.group(1))));
    } catch (IOException e) {
      throw new UncheckedIOException(logicalId + ": cannot read " + definition, e);
    }
  }

  private String substitution(String placeholder) {
    var value = substitutions.get(placeholder);
    if (value == null) {
      throw new TemplateException(
          logicalId + ".DefinitionSubstitutions",
          "%s asks for ${%s}, which is not substituted"
              .formatted(definition.getFileName(), placeholder));
    }
    return value;
  }
}
