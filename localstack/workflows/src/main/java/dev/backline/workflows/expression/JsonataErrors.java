package dev.backline.workflows.expression;

import com.dashjoin.jsonata.JException;
import java.util.Map;

/**
 * Error texts of the reference implementation (jsonata 2.0.6), which Step Functions repeats in its
 * causes. The library has the same codes but other words for some.
 */
final class JsonataErrors {

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("T0410", "Argument %s of function \"%s\" does not match function signature"),
          Map.entry(
              "T0411",
              "Context value is not a compatible type with argument %s of function \"%s\""),
          Map.entry("T0412", "Argument %s of function \"%s\" must be an array of \"%s\""),
          Map.entry("T1005", "Attempted to invoke a non-function. Did you mean \"$%s\"?"),
          Map.entry("T2001", "The left side of the \"%s\" operator must evaluate to a number"),
          Map.entry("T2002", "The right side of the \"%s\" operator must evaluate to a number"),
          Map.entry(
              "T2006", "The right side of the function application operator ~> must be a function"),
          Map.entry(
              "T2010",
              "The expressions either side of operator \"%s\" must evaluate to numeric or string"
                  + " values"),
          Map.entry("D3001", "Attempting to invoke string function on Infinity or NaN"),
          Map.entry(
              "D3138",
              "The $single() function expected exactly 1 matching result.  Instead it matched"
                  + " more."),
          Map.entry(
              "D3139",
              "The $single() function expected exactly 1 matching result.  Instead it matched 0."));

  private JsonataErrors() {}

  /**
   * {@code T2001: The left side of the "+" operator must evaluate to a number}, or the plain text
   * of an error without a code.
   */
  static String describe(JException e) {
    String code = e.getError();
    if (!code.matches("[STDU]\\d{4}")) return code;
    String text = TEXTS.get(code);
    if (text == null) return code + ": " + e.getMessage();
    return code + ": " + String.format(text, first(code, e), second(code, e), e.getExpected());
  }

  private static Object first(String code, JException e) {
    return code.startsWith("T041") ? e.getCurrent() : String.valueOf(e.getCurrent());
  }

  private static Object second(String code, JException e) {
    return code.startsWith("T041") ? e.getExpected() : "";
  }
}
