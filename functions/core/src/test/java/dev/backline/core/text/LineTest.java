package dev.backline.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

  @Test
  void takesTheCharactersOfAnyLanguage() {
    assertThat(Line.isPrintable("Naïve 🎤 パスワード <b>\"&'")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(chars = {0, 9, 10, 13, 0x7f, 0x85, 0xd83c})
  void refusesWhatIsNoCharacterToBeShown(char character) {
    assertThat(Line.isPrintable("a" + character + "b")).isFalse();
  }
}
