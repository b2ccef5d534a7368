package dev.backline.audio.bounce.document;

import java.nio.file.Path;
import java.util.function.Function;

/** Finds files by the names that fields have for them. */
record NamedFiles(Function<String, Path> find) {

  Path find(Field field, String name) {
    try {
      return find.apply(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(field.path() + " " + e.getMessage(), e);
    }
  }
}
