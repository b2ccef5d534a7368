package dev.backline.core.http;

import io.micronaut.serde.annotation.Serdeable;

/**
 * The envelope of every successful answer: {@code {"ok":true,"data":{…}}}. Where the documented
 * contract has flat members beside {@code data}, the function has a record of its own with them.
 *
 * @param ok always true
 * @param data what was asked for
 */
@Serdeable
public record Ok<T>(boolean ok, T data) {

  /** An answer. */
  public static <T> Ok<T> of(T data) {
    return new Ok<>(true, data);
  }
}
