package dev.backline.audio.voice;

import java.util.ArrayList;
import java.util.List;

/** Divides a sung song into parts of eight bars and finds which of them share their melody. */
public final class SongForm {
  private static final int BARS = 8;
  private static final int SLOTS = 16;
  private static final double ALIKE = 0.7;

  private SongForm() {}

  /**
   * @param downbeatsMs of the song; without any the whole is one part
   * @param durationMs of the track
   */
  public static List<Section> of(
      List<Note> notes, List<Phrase> phrases, List<Long> downbeatsMs, long durationMs) {
    var borders = new ArrayList<Long>();
    borders.add(0L);
    int first = 0;
    while (first < downbeatsMs.size()
        && !notes.isEmpty()
        && downbeatsMs.get(first) < notes.getFirst().startMs() - 300) {
      first++;
    }
    for (int i = first; i < downbeatsMs.size(); i += BARS) {
      long border = downbeatsMs.get(i);
      if (border - borders.getLast() > 1000 && durationMs - border > 2000) {
        borders.add(border);
      }
    }
    borders.add(durationMs);
    var sections = new ArrayList<Section>();
    var melodies = new ArrayList<double[]>();
    for (int i = 0; i + 1 < borders.size(); i++) {
      long start = borders.get(i);
      long end = borders.get(i + 1);
      double[] melody = melody(notes, start, end);
      sections.add(new Section(start, end, label(melody, melodies), energy(phrases, start, end)));
    }
    return merged(sections);
  }

  private static List<Section> merged(List<Section> sections) {
    var merged = new ArrayList<Section>();
    for (Section section : sections) {
      boolean silent =
          section.label().equals("-") && !merged.isEmpty() && merged.getLast().label().equals("-");
      if (silent) {
        merged.add(new Section(merged.removeLast().startMs(), section.endMs(), "-", 0));
      } else {
        merged.add(section);
      }
    }
    return List.copyOf(merged);
  }

  private static String label(double[] melody, List<double[]> known) {
    double sung = 0;
    for (double m : melody) {
      sung += m;
    }
    if (sung == 0) {
      return "-";
    }
    for (int i = 0; i < known.size(); i++) {
      if (cosine(melody, known.get(i)) > ALIKE) {
        return letter(i);
      }
    }
    known.add(melody);
    return letter(known.size() - 1);
  }

  private static String letter(int index) {
    return index < 26 ? String.valueOf((char) ('A' + index)) : "Z" + index;
  }

  /** How long each pitch class sounds in each half bar. */
  private static double[] melody(List<Note> notes, long start, long end) {
    var melody = new double[SLOTS * 12];
    for (Note note : notes) {
      if (note.startMs() >= start && note.startMs() < end) {
        int slot = (int) ((note.startMs() - start) * SLOTS / (end - start));
        melody[slot * 12 + Math.floorMod(note.midi(), 12)] += note.durationMs();
      }
    }
    return melody;
  }

  private static double cosine(double[] a, double[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static double energy(List<Phrase> phrases, long start, long end) {
    double weighted = 0;
    double all = 0;
    for (Phrase phrase : phrases) {
      double overlap = Math.min(end, phrase.endMs()) - (double) Math.max(start, phrase.startMs());
      if (overlap > 0) {
        weighted += overlap * phrase.energy();
        all += overlap;
      }
    }
    return all == 0 ? 0 : Math.round(1000 * weighted / all) / 1000.0;
  }
}
