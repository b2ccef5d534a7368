package dev.backline.audio.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.key.KeyEstimate.KeySection;
import dev.backline.audio.voice.Note;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MelodicKeyTest {
  private static final int[] MAJOR_TUNE = {0, 2, 4, 7, 5, 4, 2, 4, 7, 9, 7, 4, 5, 2, 0, 0};

  @Test
  void namesTheKeyInWhichMostOfATakeStandsThoughAThirdOneWouldFitTheSum() {
    var notes = new ArrayList<Note>();
    sing(notes, 70, 0, 40_000);
    sing(notes, 66, 40_000, 72_000);

    KeyEstimate estimate = MelodicKey.of(notes, 72, 0).orElseThrow();

    assertThat(estimate.key()).isEqualTo(new MusicalKey(10, Mode.MAJOR));
    assertThat(estimate.sections())
        .extracting(KeySection::key)
        .containsExactly(new MusicalKey(10, Mode.MAJOR), new MusicalKey(6, Mode.MAJOR));
    assertThat(estimate.sections().getFirst().endSeconds()).isCloseTo(40, within(4.0));
  }

  private static void sing(List<Note> notes, int tonic, long fromMs, long toMs) {
    int i = 0;
    for (long at = fromMs; at < toMs; at += 500) {
      notes.add(new Note(at, at + 450, tonic + MAJOR_TUNE[i++ % MAJOR_TUNE.length], 0));
    }
  }
}
