package dev.backline.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.acceptance.Proves;
import dev.backline.audio.band.brief.Briefing;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Heard;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.brief.Vocal;
import dev.backline.audio.band.brief.Wishes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MusicRequestTest {

  @Test
  @Proves("GEN-03")
  void saysInWordsWhatIsAskedFor() {
    var heard = new Heard("C minor", List.of(), 92.5, -12, List.of(), 800, 4, 2, Vocal.silent());
    var wishes =
        new Wishes(Genre.LOFI, Mood.WARM, Optional.empty(), Optional.empty(), 183_000L * 48, 7);

    var asked = new MusicRequest(Briefing.of(heard, wishes), 183_000);

    assertThat(asked.prompt())
        .isEqualTo(
            "warm lofi instrumental track, 92.5 bpm, key of C Minor, modern production, no vocals,"
                + " 183 seconds");
  }
}
