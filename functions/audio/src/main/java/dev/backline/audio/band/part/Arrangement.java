package dev.backline.audio.band.part;

import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.BeatGrid;
import dev.backline.audio.band.form.Section;
import dev.backline.audio.band.form.Section.Kind;
import dev.backline.audio.band.style.Metre;
import dev.backline.audio.band.style.Style;
import dev.backline.audio.pcm.PcmFormat;
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
  /** From here on everybody plays all that is written for the chorus. */
  static final double FULL = 0.8;

  /** No part is thinned below this, so that a bass stays. */
  private static final double THINNEST = 0.37;

  /** Below this drums only keep time, and basses hold. */
  static final double LIGHT = 0.5;

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

  /**
   * How full the band plays in a bar, 0 to 1: a part that is not the song's height begins thinner
   * than it ends, and what leads to a chorus rises to it.
   */
  double intensity(int bar) {
    var section = sectionAt(bar);
    double level = section.intensity();
    if (level >= FULL || section.bars() < 4) return level;
    boolean opening = bar - section.firstBar() < section.bars() / 2;
    if (opening) {
      double thinned = level - (section.firstBar() <= openingBar() ? 0.14 : 0.07);
      return Math.max(thinned, Math.min(level, THINNEST));
    }
    return rises(bar) ? Math.min(FULL - 0.01, level + 0.1) : level;
  }

  /** Whether a bar is one of the last two before a chorus. */
  boolean rises(int bar) {
    var section = sectionAt(bar);
    return bar >= section.endBar() - 2
        && section.kind() != Kind.CHORUS
        && sectionAt(section.endBar()).kind() == Kind.CHORUS;
  }

  /** The bar with which the first part that is not an introduction begins. */
  private int openingBar() {
    return sections.stream()
        .filter(section -> section.kind() != Kind.INTRO)
        .mapToInt(Section::firstBar)
        .findFirst()
        .orElse(0);
  }

  /** How hard a bar is struck, about 0.3 to 1. */
  double touch(int bar) {
    return Math.min(1, brief.mood().touch() * (0.5 + 0.62 * intensity(bar)));
  }

  /** A stream of chance for a player: the same for the same brief. */
  SplittableRandom chance(String player) {
    return new SplittableRandom(brief.seed() * 1_000_003 + player.hashCode());
  }

  /** Shifts a frame by up to the looseness of the style; never before the beginning. */
  double humanly(double frame, SplittableRandom chance) {
    double loose = style.feel().looseMs() * PcmFormat.WORKING_FRAMES_PER_MS;
    double shift = loose == 0 ? 0 : (chance.nextDouble() + chance.nextDouble() - 1) * loose;
    return Math.max(0, Math.rint(frame + shift));
  }
}
