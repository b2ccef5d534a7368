package dev.backline.workflows.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Optional;

/** The text of a JSONata expression between its delimiters <code>{%</code> and <code>%}</code>. */
public final class Expression {

  private static final String OPEN = "{%";
  private static final String CLOSE = "%}";

  private Expression() {}

  /**
   * Whether a string is an expression: the delimiters must be its very first and last characters.
   */
  public static boolean isExpression(String text) {
    return text.length() >= 4 && text.startsWith(OPEN) && text.endsWith(CLOSE);
  }

  /** The expression without its delimiters and the blanks inside of them. */
  static String source(String text) {
    return text.substring(OPEN.length(), text.length() - CLOSE.length()).strip();
  }

  /**
   * What is wrong with a string as an expression; empty for a sound expression and for a string
   * that is none.
   */
  public static Optional<String> syntaxFault(String text) {
    if (!isExpression(text)) {
      boolean half = text.startsWith(OPEN) || text.endsWith(CLOSE);
      return half
          ? Optional.of("must both start with {% and end with %}, or do neither: " + text)
          : Optional.empty();
    }
    try {
      Jsonata.jsonata(source(text));
      return Optional.empty();
    } catch (JException e) {
      return Optional.of("is not JSONata: " + JsonataErrors.describe(e) + " in " + text);
    }
  }
}
