package dev.backline.bench.peer;

import dev.backline.bench.set.Prepared;
import java.io.IOException;

/**
 * A program that tells one thing of a recording.
 *
 * @param <T> what it tells
 * @param name as the tables call it
 * @param program that is run
 * @param question how
 */
public record Listener<T>(String name, Program program, Question<T> question) {

  /** Asks once. */
  @FunctionalInterface
  public interface Question<T> {
    /**
     * @throws IOException when the program fails or has no answer
     */
    Timed<T> ask(Prepared recording) throws IOException;
  }
}
