package dev.backline.audio.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MusicalKeyTest {

  @ParameterizedTest
  @CsvSource({
    "C Major, C Major, 8B", "C minor, C Minor, 5A", "F# Major, F# Major, 2B",
        "Gb major, F# Major, 2B",
    "Bbm, Bb Minor, 3A", "a min, A Minor, 8A", "C# minor, Db Minor, 12A", "E♭ minor, Eb Minor, 2A",
    "Cb, B Major, 1B", "G, G Major, 9B", "Ab Minor, Ab Minor, 1A", "F MAJOR, F Major, 7B"
  })
  void readsKeysAsPeopleWriteThem(String text, String title, String camelot) {
    MusicalKey key = MusicalKey.parse(text).orElseThrow();

    assertThat(key.title()).isEqualTo(title);
    assertThat(key.camelot()).isEqualTo(camelot);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "H minor", "C dorian", "minor", "C##", "120"})
  void readsNothingElse(String text) {
    assertThat(MusicalKey.parse(text)).isEmpty();
  }
}
