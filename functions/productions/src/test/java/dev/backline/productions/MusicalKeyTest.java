package dev.backline.productions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MusicalKeyTest {

  @ParameterizedTest
  @CsvSource({
    "A minor, A Minor",
    "Am, A Minor",
    "a min, A Minor",
    "F# major, F# Major",
    "F#m, F# Minor",
    "Bb, Bb Major",
    "bb minor, Bb Minor",
    "B, B Major",
    "c♯ min, Db Minor",
    "Gb major, F# Major",
    "A# maj, Bb Major",
    "Cb, B Major",
    "CM, C Major",
    "Cm, C Minor",
    "C Minor, C Minor"
  })
  void readsTheWaysPeopleWriteKeys(String text, String label) {
    assertThat(MusicalKey.parse(text).orElseThrow().label()).isEqualTo(label);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "H", "A mixolydian", "8A", "A minor 7", "minor"})
  void refusesWhatIsNoKey(String text) {
    assertThat(MusicalKey.parse(text)).isEmpty();
  }

  @Test
  void readsItsOwnLabel() {
    var key = MusicalKey.parse("Ebm").orElseThrow();

    assertThat(MusicalKey.parse(key.label())).contains(key);
  }
}
