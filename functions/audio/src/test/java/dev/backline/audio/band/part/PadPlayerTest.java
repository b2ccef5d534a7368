package dev.backline.audio.band.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.band.Band;
import dev.backline.audio.band.Stem;
import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.BeatGrid;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.brief.Vocal;
import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.band.harmony.Keys;
import dev.backline.audio.synth.Note;
import java.util.List;
import org.junit.jupiter.api.Test;

class PadPlayerTest {

  @Test
  void bindsTheChordsOfStringsAndLeavesNoGap() {
    var notes = pads(Genre.BALLAD);

    long bar = 3L * 48_000;
    assertThat(notes).anyMatch(note -> note.frames() > 1.5 * bar);
    for (var note : notes.subList(0, notes.size() - 8)) {
      long end = note.startFrame() + note.frames();
      assertThat(notes)
          .anyMatch(other -> other.startFrame() > note.startFrame() && other.startFrame() < end);
    }
  }

  @Test
  void neverSoundsAToneTwiceAtOnce() {
    var notes = pads(Genre.BALLAD);

    for (var note : notes) {
      assertThat(notes)
          .filteredOn(other -> !other.equals(note) && other.midi() == note.midi())
          .noneMatch(
              other ->
                  other.startFrame() >= note.startFrame()
                      && other.startFrame() < note.startFrame() + note.frames() - 6000);
    }
  }

  @Test
  void strikesAPadAnewWithEveryChord() {
    var notes = pads(Genre.LOFI);

    long bar = 3L * 48_000;
    assertThat(notes).allMatch(note -> note.frames() <= 2 * bar + 1);
  }

  private static List<Note> pads(Genre genre) {
    var brief =
        new BandBrief(
            Keys.of(Key.parse("A minor")),
            BeatGrid.steady(80, 0, 4),
            2,
            0,
            48L * 48_000,
            Vocal.silent(),
            genre,
            Mood.NEUTRAL,
            1);
    return Band.rehearse(brief).notes(Stem.PADS);
  }
}
