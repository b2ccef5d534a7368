package dev.backline.audio.band.part;

import dev.backline.audio.band.harmony.Chord;
import dev.backline.audio.synth.Note;
import java.util.List;
import java.util.SplittableRandom;

/** Plays the line of the style on the roots of the chords. */
public final class Bassist {
  /** A held tone is as loud as many short ones at less force. */
  private static final double HELD = 0.75;

  private final Arrangement sheet;
  private final SplittableRandom chance;
  private final Line line;
  private int previous;

  private Bassist(Arrangement sheet) {
    this.sheet = sheet;
    chance = sheet.chance("bass");
    line = new Line(sheet);
    previous = sheet.style().bass().lowest() + 5;
  }

  /** The whole part. */
  public static List<Note> play(Arrangement sheet) {
    var bassist = new Bassist(sheet);
    for (int bar = 0; bar < sheet.endBar(); bar++) bassist.bar(bar);
    return bassist.line.notes();
  }

  private void bar(int bar) {
    double intensity = sheet.intensity(bar);
    if (intensity < 0.36) return;
    var bass = sheet.style().bass();
    boolean light = intensity < Arrangement.LIGHT;
    Steps pattern =
        light || sheet.isEnding(bar)
            ? Steps.held('R')
            : Steps.of(
                intensity >= Arrangement.FULL ? bass.chorus() : bass.verse(), sheet.beatsPerBar());
    int steps = sheet.stepsPerBar();
    for (int step = 0; step < steps; step++) {
      char sign = pattern.at(bar, step);
      double beat = sheet.beatAt(bar, step);
      var span = sheet.chordAt(beat);
      boolean changes = span.startBeat() == beat;
      if (sign == '.' || (sign == '-' && !changes)) continue;
      int length = 1;
      while (step + length < steps && held(pattern, bar, step + length, span)) length++;
      int pitch = pitch(changes && sign != 'W' ? 'R' : sign, span, beat);
      double from = sheet.frameAt(bar, step);
      double to = sheet.frameAt(bar, step + length);
      double stop = sheet.isEnding(bar) ? to : from + (to - from) * (length == 1 ? 0.82 : 0.96);
      line.add(sheet.humanly(from, chance), stop, pitch, velocity(bar, step) * (light ? HELD : 1));
      previous = pitch;
    }
  }

  private boolean held(Steps pattern, int bar, int step, ChordSpan span) {
    double beat = sheet.beatAt(bar, step);
    return pattern.at(bar, step) == '-' && beat < span.endBeat();
  }

  private double velocity(int bar, int step) {
    double accent = step == 0 ? 1 : step % sheet.stepsPerBeat() == 0 ? 0.92 : 0.82;
    return sheet.touch(bar) * accent * (0.94 + 0.1 * chance.nextDouble());
  }

  private int pitch(char sign, ChordSpan span, double beat) {
    Chord chord = span.chord();
    return switch (sign) {
      case '3' -> near(chord.third());
      case '5' -> near(chord.fifth());
      case '7' -> near(chord.seventh(span.key()));
      case 'o' -> low(chord.root()) + 12;
      case 'a' -> approach(span);
      case 'W' -> walk(span, beat);
      default -> low(chord.root());
    };
  }

  private int walk(ChordSpan span, double beat) {
    double place = beat - span.startBeat();
    if (place < 0.5) return near(span.chord().root());
    if (beat + 1 >= span.endBeat()) return approach(span);
    int choice = chance.nextInt(3);
    var chord = span.chord();
    return near(choice == 0 ? chord.fifth() : choice == 1 ? chord.third() : chord.root());
  }

  /** A scale tone one step from the next root, from the side on which the line is. */
  private int approach(ChordSpan span) {
    var next = sheet.chordAt(span.endBeat());
    int target = low(next.chord().root());
    int side = previous > target ? 1 : -1;
    for (int distance = 2; distance >= 1; distance--) {
      int pitch = target + side * distance;
      if (next.key().contains(pitch % 12) && pitch >= lowest()) return pitch;
    }
    return target + 2;
  }

  private int low(int pitchClass) {
    return lowest() + Math.floorMod(pitchClass - lowest(), 12);
  }

  private int near(int pitchClass) {
    int best = low(pitchClass);
    for (int pitch = best; pitch <= lowest() + 19; pitch += 12) {
      if (Math.abs(pitch - previous) < Math.abs(best - previous)) best = pitch;
    }
    return best;
  }

  private int lowest() {
    return sheet.style().bass().lowest();
  }
}
