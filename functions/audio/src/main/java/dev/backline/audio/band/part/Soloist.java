package dev.backline.audio.band.part;

import dev.backline.audio.band.brief.Vocal.SungNote;
import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.band.style.Metre;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Answers the singer in her rests with a motif that comes back, and is silent while she sings. */
public final class Soloist {
  private static final double BREATH_BEATS = 1.75;
  private static final double[][] RHYTHMS = {
    {0, 0.5, 1, 1.5, 2.5},
    {0, 1, 1.5, 2, 3},
    {0, 0.75, 1.5, 2, 2.5, 3},
    {0.5, 1, 1.5, 2.5, 3},
    {0, 0.5, 1.5, 2, 3},
  };

  private static final double[][] COMPOUND_RHYTHMS = {
    {0, 2 / 3.0, 1, 5 / 3.0, 2},
    {0, 1 / 3.0, 2 / 3.0, 1, 2},
    {0, 1, 4 / 3.0, 5 / 3.0, 2, 3},
    {1 / 3.0, 2 / 3.0, 1, 5 / 3.0, 2},
    {0, 2 / 3.0, 1, 2, 8 / 3.0, 3},
  };

  private final Arrangement sheet;
  private final SplittableRandom chance;
  private final Line line;
  private final double[] rhythm;
  private final int[] contour;

  private Soloist(Arrangement sheet) {
    this.sheet = sheet;
    chance = sheet.chance("lead");
    line = new Line(sheet);
    var rhythms = sheet.metre() == Metre.COMPOUND ? COMPOUND_RHYTHMS : RHYTHMS;
    rhythm = rhythms[chance.nextInt(rhythms.length)];
    contour = new int[rhythm.length];
    int at = chance.nextInt(3);
    for (int i = 0; i < contour.length; i++) {
      contour[i] = at;
      at = Math.clamp(at + chance.nextInt(4) - (at > 2 ? 2 : 1), 0, 5);
    }
  }

  private record Rest(double from, double to) {}

  /** The whole part. */
  public static List<Note> play(Arrangement sheet) {
    var soloist = new Soloist(sheet);
    for (var rest : soloist.rests()) soloist.answer(rest);
    return soloist.line.notes();
  }

  private List<Rest> rests() {
    double end = sheet.endingBar().orElse(sheet.endBar()) * (double) sheet.beatsPerBar();
    var rests = new ArrayList<Rest>();
    double free = 0;
    for (SungNote note : sheet.brief().vocal().notes()) {
      double from = sheet.grid().beatAt(note.startMs() * PcmFormat.WORKING_FRAMES_PER_MS);
      if (from - free >= BREATH_BEATS) rests.add(new Rest(free, Math.min(from, end)));
      free = Math.max(free, sheet.grid().beatAt(note.endMs() * PcmFormat.WORKING_FRAMES_PER_MS));
    }
    if (end - free >= BREATH_BEATS) rests.add(new Rest(free, end));
    return rests;
  }

  private void answer(Rest rest) {
    double density = sheet.style().lead().density() + 0.3 * sheet.brief().mood().density();
    int bpb = sheet.beatsPerBar();
    boolean longRest = rest.to - rest.from > 2.5 * bpb;
    double period = longRest ? 2.0 * bpb : Double.POSITIVE_INFINITY;
    double start = snapped(rest.from + 0.2);
    if (longRest) start = Math.ceil((rest.from + 0.1) / bpb) * bpb;
    for (double at = start; at < rest.to - 0.5; at += period) {
      if (chance.nextDouble() < Math.min(1, density + (longRest ? 0.2 : 0))) {
        phrase(at, Math.min(rest.to - 0.25, at + Math.max(3, bpb)));
      }
    }
  }

  /** The next half or, in 6/8, third of a beat. */
  private double snapped(double beat) {
    int division = sheet.metre() == Metre.COMPOUND ? 3 : 2;
    return Math.ceil(beat * division) / division;
  }

  private void phrase(double from, double to) {
    int transposed = chance.nextInt(3) == 0 ? 1 : 0;
    for (int i = 0; i < rhythm.length; i++) {
      double beat = from + rhythm[i];
      if (beat > to - 0.24) return;
      boolean last = i == rhythm.length - 1 || from + rhythm[i + 1] > to - 0.24;
      double until = last ? Math.min(to, beat + 1.2) : from + rhythm[i + 1];
      int pitch = pitch(beat, contour[i] + transposed, rhythm[i] % 1 == 0 || last);
      int bar = (int) Math.floor(beat / sheet.beatsPerBar());
      int step = (int) Math.round((beat - bar * sheet.beatsPerBar()) * sheet.stepsPerBeat());
      double start = sheet.frameAt(bar, step);
      double velocity = sheet.touch(bar) * (i == 0 ? 0.9 : 0.75 + 0.1 * chance.nextDouble());
      line.add(
          sheet.humanly(start, chance),
          start + (sheet.grid().frameAt(until) - start) * 0.93,
          pitch,
          velocity);
    }
  }

  /** Chord tones on the beat, the scale's five safe tones between. */
  private int pitch(double beat, int rung, boolean strong) {
    var span = sheet.chordAt(beat);
    var key = span.key();
    var chord = span.chord();
    int base = 67 + sheet.brief().mood().register();
    int found = 0;
    for (int pitch = base; pitch < base + 24; pitch++) {
      int above = Math.floorMod(pitch - key.tonic(), 12);
      boolean major = key.mode() == Key.Mode.MAJOR;
      boolean safe =
          major
              ? above == 0 || above == 2 || above == 4 || above == 7 || above == 9
              : above == 0 || above == 3 || above == 5 || above == 7 || above == 10;
      boolean fits = chord.contains(Math.floorMod(pitch, 12));
      if (strong ? fits : safe) {
        if (found == (strong ? rung / 2 : rung)) return pitch;
        found++;
      }
    }
    return base + Math.floorMod(key.tonic() - base, 12);
  }
}
