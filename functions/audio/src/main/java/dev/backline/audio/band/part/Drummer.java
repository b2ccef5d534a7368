package dev.backline.audio.band.part;

import dev.backline.audio.band.form.Section;
import dev.backline.audio.band.form.Section.Kind;
import dev.backline.audio.band.style.Groove;
import dev.backline.audio.band.style.Metre;
import dev.backline.audio.band.style.Style.Fill;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.drum.Drum;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Plays the grooves of the style, lighter where the song is quiet, and announces new sections. */
public final class Drummer {
  private static final Set<Drum> TIMEKEEPERS =
      Set.of(Drum.HAT, Drum.RIDE, Drum.SHAKER, Drum.TAMBOURINE, Drum.RIM);

  /** Above this people no longer play sixteenths on a cymbal. */
  private static final double FASTEST_SIXTEENTHS_BPM = 150;

  private final Arrangement sheet;
  private final SplittableRandom chance;
  private final Line line;

  private Drummer(Arrangement sheet) {
    this.sheet = sheet;
    chance = sheet.chance("drums");
    line = new Line(sheet);
  }

  /** The whole part. */
  public static List<Note> play(Arrangement sheet) {
    var drummer = new Drummer(sheet);
    drummer.pickUp();
    for (int bar = 0; bar < sheet.endBar(); bar++) drummer.bar(bar);
    return drummer.line.notes();
  }

  private void pickUp() {
    if (sheet.sections().isEmpty() || sheet.style().drums().fill() == Fill.NONE) return;
    if (sheet.grid().frameAt(-1) < 0) return;
    double second = sheet.stepsPerBeat() == 3 ? 2 / 3.0 : 0.5;
    for (int i = 0; i < 2; i++) {
      double frame = sheet.grid().frameAt(-1 + i * second);
      line.add(frame, frame + 4800, Drum.RIM.midi(), 0.4 + 0.15 * i);
    }
  }

  private void bar(int bar) {
    var section = sheet.sectionAt(bar);
    double touch = sheet.touch(bar);
    if (sheet.isEnding(bar)) {
      boolean loud = sheet.style().drums().fill() != Fill.NONE;
      if (loud) stroke(Drum.KICK, bar, 0, 0.8 * touch);
      if (sheet.style().drums().crash()) stroke(Drum.CRASH, bar, 0, 0.6 * touch);
      return;
    }
    boolean full = sheet.intensity(bar) >= Arrangement.FULL;
    var groove = full ? sheet.style().drums().chorus() : sheet.style().drums().verse();
    boolean opens = bar == section.firstBar();
    boolean closes = bar == section.endBar() - 1 && bar + 1 < sheet.endBar();
    int steps = sheet.stepsPerBar();
    int fillFrom = closes && fills(section) ? steps - fillSteps(section) : steps;
    for (int step = 0; step < fillFrom; step++) groove(groove, bar, step, touch);
    if (full) embellish(groove, bar, fillFrom, touch);
    if (fillFrom < steps && builds(bar)) build(bar, fillFrom, steps, touch);
    else if (fillFrom < steps) fill(bar, fillFrom, steps, touch);
    boolean lifts = opens && bar > 0 && section.intensity() >= 0.55;
    if (lifts && sheet.style().drums().crash()) stroke(Drum.CRASH, bar, 0, 0.75 * touch);
  }

  private boolean fills(Section section) {
    var next = sheet.sectionAt(section.endBar());
    return next.intensity() >= 0.45 && sheet.style().drums().fill() != Fill.NONE;
  }

  private int fillSteps(Section section) {
    boolean chorusNext = sheet.sectionAt(section.endBar()).kind() == Kind.CHORUS;
    if (builds(section.endBar() - 1)) return sheet.stepsPerBar();
    return (chorusNext && sheet.beatsPerBar() > 2 ? 2 : 1) * sheet.stepsPerBeat();
  }

  /** Machines lead to a chorus by a bar of rolls after one last stroke of the bass drum. */
  private boolean builds(int bar) {
    return sheet.style().drums().fill() == Fill.ROLL && sheet.rises(bar);
  }

  /** Eighths, then every step, louder and louder; the last half beat holds its breath. */
  private void build(int bar, int from, int to, double touch) {
    int half = (from + to) / 2;
    stroke(Drum.KICK, bar, from, 0.9 * touch);
    int last = to - Math.max(1, sheet.stepsPerBeat() / 2);
    for (int step = from; step < last; step++) {
      if (step < half && (step - from) % 2 == 1) continue;
      double rise = 0.35 + 0.6 * (step - from) / (to - from);
      stroke(Drum.SNARE, bar, step, rise * touch);
      if (step % sheet.stepsPerBeat() == 0) stroke(Drum.CLAP, bar, step, 0.8 * rise * touch);
    }
  }

  /**
   * What a drummer adds who has played a bar often: an open hat to breathe, ghosts on the snare.
   */
  private void embellish(Groove groove, int bar, int end, double touch) {
    if (!people() || sheet.metre() != Metre.QUADRUPLE) return;
    if (!groove.strokes().containsKey(Drum.SNARE)) return;
    int breath = sheet.stepsPerBar() - 2;
    boolean opens = groove.strokes().containsKey(Drum.HAT) && bar % 4 == 3 && end > breath;
    if (opens) stroke(Drum.OPEN_HAT, bar, breath, 0.5 * touch);
    if (hurries()) return;
    for (int step = 7; step < end; step += 2) {
      boolean free = groove.strokes().get(Drum.SNARE).at(bar, step, sheet.beatsPerBar()) == '.';
      if (free && chance.nextInt(5) == 0) stroke(Drum.SNARE, bar, step, 0.24 * touch);
    }
  }

  private void groove(Groove groove, int bar, int step, double touch) {
    boolean light = sheet.intensity(bar) < Arrangement.LIGHT;
    boolean hurried = step % 2 == 1 && hurries();
    for (var drum : Drum.values()) {
      var pattern = groove.strokes().get(drum);
      if (pattern == null) continue;
      if (hurried && TIMEKEEPERS.contains(drum)) continue;
      char sign = pattern.at(bar, step, sheet.beatsPerBar());
      boolean marks = drum == Drum.KICK && step % (2 * sheet.stepsPerBeat()) == 0;
      // A machine's hats alone, three against two, would not tell where the beat is.
      boolean stays = TIMEKEEPERS.contains(drum) || marks || !people();
      if (light && !stays) continue;
      double level = Math.min(1, level(sign) * touch * (light && people() && !marks ? 1.25 : 1));
      if (level == 0) continue;
      boolean thinned = level < 0.4 && chance.nextDouble() < -sheet.brief().mood().density() * 0.8;
      if (thinned) continue;
      int count = sign == 'r' ? 2 : sign == 't' ? 3 : 1;
      double from = sheet.frameAt(bar, step);
      double width = sheet.frameAt(bar, step + 1) - from;
      for (int i = 0; i < count; i++) {
        double accent = level * (0.92 + 0.12 * chance.nextDouble()) * (i == 0 ? 1 : 0.75);
        strokeAt(drum, from + width * i / count, accent, step == 0 && i == 0);
      }
    }
  }

  private boolean people() {
    return sheet.style().feel().looseMs() > 0;
  }

  private boolean hurries() {
    return people() && sheet.stepsPerBeat() == 4 && sheet.grid().tempo() > FASTEST_SIXTEENTHS_BPM;
  }

  private static double level(char sign) {
    return switch (sign) {
      case 'X' -> 1;
      case 'x', 'r', 't' -> 0.78;
      case 'o' -> 0.52;
      case '-' -> 0.3;
      default -> 0;
    };
  }

  private void fill(int bar, int from, int to, double touch) {
    int length = to - from;
    int shape = chance.nextInt(3);
    for (int i = 0; i < length; i++) {
      int step = from + i;
      double rise = 0.55 + 0.45 * i / length;
      switch (sheet.style().drums().fill()) {
        case TOMS -> {
          if (shape == 0 && i % 2 == 1 && i < length / 2) continue;
          Drum[] order = {Drum.SNARE, Drum.HIGH_TOM, Drum.MID_TOM, Drum.LOW_TOM};
          stroke(order[Math.min(3, i * 4 / length)], bar, step, rise * touch);
          if (i % sheet.stepsPerBeat() == 0) stroke(Drum.KICK, bar, step, 0.7 * touch);
        }
        case ROLL -> {
          if (shape == 2 && i % 2 == 1) continue;
          stroke(i % 2 == 0 || shape > 0 ? Drum.SNARE : Drum.HAT, bar, step, rise * touch * 0.8);
          if (i == 0) stroke(Drum.KICK, bar, step, 0.8 * touch);
        }
        case STOP -> {
          if (i == 0) stroke(Drum.KICK, bar, step, 0.8 * touch);
          if (i == length - 2) stroke(Drum.SNARE, bar, step, 0.7 * touch);
          if (i == length - 1 && shape > 0) stroke(Drum.SNARE, bar, step, 0.45 * touch);
        }
        case NONE -> {}
      }
    }
  }

  private void stroke(Drum drum, int bar, int step, double velocity) {
    strokeAt(drum, sheet.frameAt(bar, step), velocity, step == 0);
  }

  private void strokeAt(Drum drum, double frame, double velocity, boolean anchored) {
    double at = anchored ? Math.rint(frame) : sheet.humanly(frame, chance);
    line.add(at, at + 12_000, drum.midi(), velocity);
  }
}
