package dev.backline.audio.band;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.BeatGrid;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.brief.Vocal;
import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.band.harmony.Keys;
import dev.backline.audio.loudness.LoudnessMeter;
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

    double verse = level(played, 0, 7);
    double chorus = level(played, 8, 15);

    assertThat(chorus - verse).isBetween(1.0, 8.0);
  }

  @Test
  void opensAVerseWithFewerPlayersThanItEndsWith() {
    var band = Band.rehearse(brief(Genre.POP));

    assertThat(band.notes(Stem.PADS)).noneMatch(note -> note.startFrame() < 3.9 * BAR);
    assertThat(band.notes(Stem.PADS)).anyMatch(note -> note.startFrame() < 8 * BAR);
  }

  private static double level(Takes.Memory played, int fromBar, int toBar) {
    var meter = new LoudnessMeter(Band.FORMAT);
    float[] left = Arrays.copyOfRange(played.left(), fromBar * BAR, toBar * BAR);
    float[] right = Arrays.copyOfRange(played.right(), fromBar * BAR, toBar * BAR);
    meter.write(new float[][] {left, right}, left.length);
    meter.close();
    return meter.loudness().integratedLufs().orElseThrow();
  }

  private static BandBrief brief(Genre genre) {
    return new BandBrief(
        Keys.of(Key.parse("A minor")),
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
