package dev.backline.audio.band.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.band.harmony.Chord;
import dev.backline.audio.band.harmony.Key;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuitarNeckTest {
  private static final Key C_MAJOR = Key.parse("C major");

  @ParameterizedTest
  @CsvSource({
    "I, 48 52 55 60 64",
    "V, 43 47 50 55 59 67",
    "vi, 45 52 57 60 64",
    "ii, 50 57 62 65",
    "iii, 40 47 52 55 59 67"
  })
  void fingersOpenChordsAsAHandDoes(String numeral, String pitches) {
    var chord = Chord.of(C_MAJOR, numeral);

    var fingering = GuitarNeck.voicing(chord, List.of(chord.root(), chord.third(), chord.fifth()));

    assertThat(fingering)
        .containsExactlyElementsOf(Stream.of(pitches.split(" ")).map(Integer::valueOf).toList());
  }

  @Test
  void findsForEveryChordOfEveryKeyAtLeastFourStringsFromTheRootUp() {
    for (String tonic : List.of("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")) {
      var key = Key.parse(tonic + " major");
      for (String numeral : List.of("I", "ii", "iii", "IV", "V", "vi")) {
        for (int colours = 0; colours <= 2; colours++) {
          var chord = Chord.of(key, numeral);

          var fingering = GuitarNeck.voicing(chord, chord.tones(key, colours));

          assertThat(fingering).hasSizeBetween(4, 6).isSorted().doesNotHaveDuplicates();
          assertThat(Optional.of(fingering.getFirst() % 12)).contains(chord.root());
          assertThat(fingering.getFirst()).isBetween(40, 54);
        }
      }
    }
  }
}
