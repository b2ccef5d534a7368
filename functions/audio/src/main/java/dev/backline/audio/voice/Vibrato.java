package dev.backline.audio.voice;

import dev.backline.audio.pitch.PitchTrack;
import java.util.ArrayList;
import java.util.List;

/**
 * The vibrato on long notes.
 *
 * @param rateHz median rate, 0 when there is none
 * @param cents median half extent
 */
public record Vibrato(double rateHz, double cents) {
  private static final long LONG_NOTE_MS = 500;
  private static final double SLOWEST_HZ = 3.5;
  private static final double FASTEST_HZ = 9;
  private static final double LEAST_CENTS = 12;

  /** Measures the long ones of {@code notes}. */
  public static Vibrato of(List<Note> notes, PitchTrack track) {
    var rates = new ArrayList<Double>();
    var extents = new ArrayList<Double>();
    for (Note note : notes) {
      if (note.durationMs() >= LONG_NOTE_MS) {
        measure(note, track, rates, extents);
      }
    }
    return new Vibrato(median(rates), median(extents));
  }

  private static void measure(
      Note note, PitchTrack track, List<Double> rates, List<Double> extents) {
    int from = track.frameAt((note.startMs() + note.durationMs() * 0.3) / 1000);
    int to = track.frameAt((note.endMs() - 60) / 1000.0);
    int half = (int) Math.round(0.12 / track.stepSeconds());
    int crossings = 0;
    double squares = 0;
    double before = 0;
    int n = 0;
    for (int i = Math.max(half, from); i < Math.min(to, track.frames() - half); i++) {
      double mean = 0;
      for (int k = i - half; k <= i + half; k++) {
        mean += (track.voiced(k) ? track.midi()[k] : note.pitch()) / (2 * half + 1);
      }
      double deviation = (track.voiced(i) ? track.midi()[i] : mean) - mean;
      squares += deviation * deviation;
      crossings += before * deviation < 0 ? 1 : 0;
      before = deviation;
      n++;
    }
    double rate = n == 0 ? 0 : crossings / 2.0 / (n * track.stepSeconds());
    double cents = n == 0 ? 0 : 100 * Math.sqrt(2 * squares / n);
    if (rate >= SLOWEST_HZ && rate <= FASTEST_HZ && cents >= LEAST_CENTS) {
      rates.add(rate);
      extents.add(cents);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0);
  }
}
