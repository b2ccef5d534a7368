package dev.backline.core.text;

/**
 * Text for one line, such as a title. It ends up in tags of files, in arguments of programs and in
 * file names, none of which can hold a line break, a NUL or half a character.
 */
public final class Line {

  private Line() {}

  /** Whether every character can be shown: no control characters, no lone surrogates. */
  public static boolean isPrintable(String text) {
    return text.codePoints()
        .noneMatch(
            character ->
                Character.isISOControl(character)
                    || Character.getType(character) == Character.SURROGATE);
  }
}
