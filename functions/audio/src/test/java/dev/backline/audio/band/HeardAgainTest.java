package dev.backline.audio.band;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.band.brief.Genre;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A few cells of the grid that {@link Sweep} walks. */
class HeardAgainTest {

  @ParameterizedTest
  @CsvSource({
    "POP, C major, 105",
    "TRAP, F minor, 140",
    "HOUSE, Bb minor, 120",
    "DRILL, G minor, 140"
  })
  void findsKeyAndTempoOfTheBandWithoutClipping(Genre genre, String key, double bpm)
      throws IOException {
    var heard = Sweep.play(genre, key, bpm, 22);

    assertThat(heard.keyRight()).isTrue();
    assertThat(heard.tempoRight()).isTrue();
    assertThat(heard.peak()).isLessThan(1);
  }
}
