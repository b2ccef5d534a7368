package dev.backline.audio.band.part;

import dev.backline.audio.synth.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Notes as they are written down; a note outside the piece is left out. */
final class Line {
  private final List<Note> notes = new ArrayList<>();
  private final long end;
  private final double cents;

  Line(Arrangement sheet) {
    end = sheet.brief().frames();
    cents = sheet.brief().tuningCents();
  }

  void add(double start, double stop, int midi, double velocity) {
    long from = Math.round(start);
    int frames = (int) Math.max(480, Math.round(stop) - from);
    if (from < 0 || from >= end || midi < 0 || midi > 127) return;
    notes.add(new Note(from, frames, midi, cents, Math.clamp(velocity, 0.05, 1)));
  }

  List<Note> notes() {
    notes.sort(Comparator.comparingLong(Note::startFrame).thenComparingInt(Note::midi));
    return List.copyOf(notes);
  }
}
