package dev.backline.audio.band;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.BeatGrid;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.brief.Vocal;
import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.band.harmony.Keys;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.drum.Drum;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetreTest {
  private static final double SECONDS = 40;
  private static final double LOOSE_BEATS = 0.03;
  private static final long STRUM_FRAMES = 60L * Takes.RATE / 1000;
  private static final List<Stem> PLAYERS = List.of(Stem.DRUMS, Stem.BASS, Stem.KEYS);

  @ParameterizedTest
  @EnumSource(Genre.class)
  void divides6Over8IntoThreeWhileTheTempoDrifts(Genre genre) {
    var grid = drifting(64, 2);
    var band = band(genre, grid, 3);

    for (var stem : PLAYERS) {
      var played = band.notes(stem);
      var beats = stem == Stem.KEYS ? strokes(played, grid) : beats(played, grid);
      assertThat(beats).isNotEmpty();
      assertThat(beats)
          .allMatch(beat -> near(beat * 3) || (stem == Stem.DRUMS && rolls(beats, beat)));
    }
    assertThat(PLAYERS.stream().flatMap(stem -> beats(band.notes(stem), grid).stream()))
        .anyMatch(beat -> Math.floorMod(Math.round(beat * 3), 3) == 1)
        .anyMatch(beat -> Math.floorMod(Math.round(beat * 3), 3) == 2);
  }

  @ParameterizedTest
  @EnumSource(Genre.class)
  void marksEveryBarOf6Over8AndOf3Over4(Genre genre) {
    for (var grid : List.of(drifting(64, 2), drifting(104, 3))) {
      var band = band(genre, grid, grid.beatsPerBar() == 2 ? 3 : 2);

      var low =
          new ArrayList<>(
              band.notes(Stem.DRUMS).stream().filter(n -> n.midi() == Drum.KICK.midi()).toList());
      low.addAll(band.notes(Stem.BASS));
      var starts = beats(low, grid);
      int bars = (int) (grid.beatAt(SECONDS * Takes.RATE) / grid.beatsPerBar()) - 1;
      assertThat(IntStream.range(8, bars))
          .allMatch(
              bar ->
                  starts.stream()
                      .anyMatch(at -> Math.abs(at - bar * grid.beatsPerBar()) < LOOSE_BEATS));
    }
  }

  @ParameterizedTest
  @EnumSource(Genre.class)
  void changesChordsOnlyOnTheBeatsOfTheBar(Genre genre) {
    var band = band(genre, drifting(104, 3), 2);

    assertThat(band.chords()).allMatch(span -> span.startBeat() % 3 == 0);
    assertThat(band.arrangement().grid().tempo()).isBetween(90.0, 118.0);
  }

  /** Whether a stroke belongs to a roll: two or three strokes from an eighth on. */
  private static boolean rolls(List<Double> beats, double beat) {
    double eighth = Math.floor(beat * 3) / 3;
    return (near(beat * 6) || near(beat * 9))
        && beats.stream().anyMatch(other -> Math.abs(other - eighth) < LOOSE_BEATS);
  }

  private static boolean near(double steps) {
    return Math.abs(steps - Math.rint(steps)) < 3 * LOOSE_BEATS;
  }

  private static List<Double> beats(List<Note> notes, BeatGrid grid) {
    return notes.stream().map(note -> grid.beatAt((double) note.startFrame())).toList();
  }

  /** Where hands come down: the strings of a strum follow its first one at once. */
  private static List<Double> strokes(List<Note> notes, BeatGrid grid) {
    var starts = new ArrayList<Double>();
    long last = Long.MIN_VALUE / 2;
    for (var note : notes) {
      if (note.startFrame() - last > STRUM_FRAMES) {
        starts.add(grid.beatAt((double) note.startFrame()));
        last = note.startFrame();
      }
    }
    return starts;
  }

  private static Band band(Genre genre, BeatGrid grid, int division) {
    return Band.rehearse(
        new BandBrief(
            Keys.of(Key.parse("G major")),
            grid,
            division,
            0,
            Math.round(SECONDS * Takes.RATE),
            Vocal.silent(),
            genre,
            Mood.NEUTRAL,
            1));
  }

  /** Beats whose tempo wanders by a tenth to either side. */
  private static BeatGrid drifting(double bpm, int beatsPerBar) {
    var beats = new ArrayList<Double>();
    double at = 700;
    for (int i = 0; i < 120; i++) {
      beats.add(at);
      at += 60_000 / (bpm * (1 + 0.1 * Math.sin(i / 7.0)));
    }
    return BeatGrid.following(beats, 700, beatsPerBar);
  }
}
