package dev.backline.audio.band;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.BeatGrid;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.brief.Vocal;
import dev.backline.audio.band.harmony.Key;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A song goes somewhere: verse of eight bars, chorus of eight bars. */
class DynamicsTest {
  private static final double BPM = 96;
  private static final int BAR = (int) (4 * 60 / BPM * Takes.RATE);

  @ParameterizedTest
  @EnumSource(
      value = Genre.class,
      names = {"POP", "ROCK", "BALLAD", "TRAP", "FOLK", "SYNTHWAVE", "LOFI", "REGGAE"})
  void playsTheChorusLouderThanTheVerse(Genre genre) throws IOException {
    var played = Takes.record(brief(genre)).instrumental();

    double verse = level(played.left(), 0, 7);
    double chorus = level(played.left(), 8, 15);

    assertThat(chorus - verse).isBetween(1.5, 8.0);
  }

  @Test
  void opensAVerseWithFewerPlayersThanItEndsWith() {
    var band = Band.rehearse(brief(Genre.POP));

    assertThat(band.notes(Stem.PADS)).noneMatch(note -> note.startFrame() < 3.9 * BAR);
    assertThat(band.notes(Stem.PADS)).anyMatch(note -> note.startFrame() < 8 * BAR);
  }

  private static double level(float[] samples, int fromBar, int toBar) {
    double power = 0;
    for (float sample : Arrays.copyOfRange(samples, fromBar * BAR, toBar * BAR)) {
      power += sample * sample;
    }
    return 10 * Math.log10(power / (toBar - fromBar) / BAR);
  }

  private static BandBrief brief(Genre genre) {
    return new BandBrief(
        Key.parse("A minor"),
        BeatGrid.steady(BPM, 0, 4),
        2,
        0,
        16L * BAR,
        Vocal.silent(),
        genre,
        Mood.NEUTRAL,
        1);
  }
}
