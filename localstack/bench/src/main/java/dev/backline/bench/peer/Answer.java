package dev.backline.bench.peer;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * What a program printed.
 *
 * @param text both streams
 * @param seconds from its start to its end
 */
public record Answer(String text, double seconds) {

  /**
   * The last match of the first group.
   *
   * @throws IOException when there is none
   */
  public String find(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .reduce((_, last) -> last)
        .map(match -> match.group(1))
        .orElseThrow(() -> new IOException("nothing like " + pattern + " in: " + text));
  }

  /** The same as a number. */
  public double number(String pattern) throws IOException {
    return Double.parseDouble(find(pattern));
  }
}
