package dev.backline.workflows.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** Stops an expression that runs away: by time, by depth, and by the size of what it builds. */
final class Bounds {

  static final String TOO_DEEP =
      "Stack overflow error: Check for non-terminating recursive function.";

  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int MAX_DEPTH = 1_500;
  private static final int MAX_CHARACTERS = 16 * Json.MAX_BYTES;
  private static final int MAX_ELEMENTS = 1_000_000;

  private final long start = System.nanoTime();
  private int depth;

  /** Watches every evaluation in a frame; good for one evaluation of one expression. */
  void guard(Jsonata.Frame frame) {
    frame.setEvaluateEntryCallback(
        (_, _, _) -> {
          if (++depth > MAX_DEPTH) throw new JException(TOO_DEEP);
          if (System.nanoTime() - start > MAX_NANOS) {
            throw new JException("Expression evaluation timeout: Check for infinite loop.");
          }
        });
    frame.setEvaluateExitCallback(
        (_, _, _, result) -> {
          depth--;
          if (tooLarge(result))
            throw new JException("The expression builds a value that is too large.");
        });
  }

  private static boolean tooLarge(Object value) {
    return (value instanceof String text && text.length() > MAX_CHARACTERS)
        || (value instanceof Collection<?> many && many.size() > MAX_ELEMENTS);
  }
}
