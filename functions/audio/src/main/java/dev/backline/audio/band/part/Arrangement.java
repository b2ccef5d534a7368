package dev.backline.audio.band.part;

import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.BeatGrid;
import dev.backline.audio.band.form.Section;
import dev.backline.audio.band.style.Metre;
import dev.backline.audio.band.style.Style;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The lead sheet on every player's stand.
 *
 * @param brief what was asked for
 * @param style how it is played
 * @param grid the beats in the pace in which the style is played
 * @param sections from bar 0 to the last
 * @param chords from beat 0 to the last
 * @param endingBar the bar that holds the last chord, if the piece ends within the take
 */
public record Arrangement(
    BandBrief brief,
    Style style,
    BeatGrid grid,
    List<Section> sections,
    List<ChordSpan> chords,
    Optional<Integer> endingBar) {
  public Arrangement {
    sections = List.copyOf(sections);
    chords = List.copyOf(chords);
  }

  int beatsPerBar() {
    return grid.beatsPerBar();
  }

  /** The first bar that is not played. */
  int endBar() {
    return sections.isEmpty() ? 0 : sections.getLast().endBar();
  }

  boolean isEnding(int bar) {
    return endingBar.filter(ending -> ending == bar).isPresent();
  }

  Section sectionAt(int bar) {
    for (var section : sections) if (bar < section.endBar()) return section;
    return sections.getLast();
  }

  ChordSpan chordAt(double beat) {
    int low = 0;
    int high = chords.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (chords.get(middle).startBeat() <= beat + 1e-9) low = middle;
      else high = middle - 1;
    }
    return chords.get(low);
  }

  Metre metre() {
    return Metre.of(grid.beatsPerBar(), brief.beatDivision());
  }

  int stepsPerBeat() {
    return metre().stepsPerBeat();
  }

  int stepsPerBar() {
    return beatsPerBar() * stepsPerBeat();
  }

  /** The beat, from the first downbeat, of a step of a bar. */
  double beatAt(int bar, int step) {
    return bar * beatsPerBar() + step / (double) stepsPerBeat();
  }

  /** The frame of a step of a bar; what halves is swung as the style swings. */
  double frameAt(int bar, int step) {
    double beat = beatAt(bar, step);
    return grid.frameAt(metre() == Metre.COMPOUND ? beat : swung(beat));
  }

  private double swung(double beat) {
    double whole = Math.floor(beat);
    double eighth = StrictMath.floor((beat - whole) * 2 + 1e-9) / 2;
    double rest = warped((beat - whole - eighth) * 2, style.feel().swingSixteenths()) / 2;
    return whole + warped(eighth + rest, style.feel().swingEighths());
  }

  private static double warped(double place, double swing) {
    return place < 0.5 ? place * 2 * swing : swing + (place - 0.5) * 2 * (1 - swing);
  }

  /** How hard a section is struck, about 0.3 to 1. */
  double touch(Section section) {
    return Math.min(1, brief.mood().touch() * (0.72 + 0.4 * section.intensity()));
  }

  /** A stream of chance for a player: the same for the same brief. */
  SplittableRandom chance(String player) {
    return new SplittableRandom(brief.seed() * 1_000_003 + player.hashCode());
  }

  /** Shifts a frame by up to the looseness of the style; never before the beginning. */
  double humanly(double frame, SplittableRandom chance) {
    double loose = style.feel().looseMs() * 48;
    double shift = loose == 0 ? 0 : (chance.nextDouble() + chance.nextDouble() - 1) * loose;
    return Math.max(0, Math.rint(frame + shift));
  }
}
