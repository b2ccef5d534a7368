package dev.backline.audio.band.harmony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HarmoniserTest {
  private static final Key C_MAJOR = Key.parse("C major");

  @Test
  void leavesTheProgressionWhereTheMelodyAsksForAnotherChord() {
    var slots = new ArrayList<Harmoniser.Slot>();
    int[][] sung = {{60, 64, 67}, {65, 69, 72}, {67, 71, 74}, {60, 64, 67}};
    for (int[] pitches : sung) {
      var melody = new Melody();
      for (int pitch : pitches) melody.add(pitch, 1 / 3.0);
      slots.add(new Harmoniser.Slot(melody, "VERSE", slots.size(), false));
    }

    var chords = new Harmoniser(C_MAJOR, List.of("I vi IV V"), 1).harmonise(slots, true);

    assertThat(chords).extracting(Chord::numeral).containsExactly("I", "IV", "V", "I");
  }

  @Test
  void playsTheProgressionOfTheGenreWhenNobodySings() {
    var slots = new ArrayList<Harmoniser.Slot>();
    for (int i = 0; i < 9; i++) slots.add(new Harmoniser.Slot(new Melody(), "VERSE", i, false));

    var chords = new Harmoniser(C_MAJOR, List.of("I V vi IV"), 1).harmonise(slots, true);

    assertThat(chords)
        .extracting(Chord::numeral)
        .containsExactly("I", "V", "vi", "IV", "I", "V", "vi", "IV", "I");
  }

  @Test
  void readsKeysAsPeopleWriteThem() {
    assertThat(Key.parse("C Minor")).hasToString("C Minor");
    assertThat(Key.parse("F# major").tonic()).isEqualTo(6);
    assertThat(Key.parse("Bbm")).isEqualTo(new Key(10, Key.Mode.MINOR));
    assertThat(Key.parse("b minor")).isEqualTo(new Key(11, Key.Mode.MINOR));
    assertThatThrownBy(() -> Key.parse("H dur")).hasMessageContaining("H dur");
  }
}
