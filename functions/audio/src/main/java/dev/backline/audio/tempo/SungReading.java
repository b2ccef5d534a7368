package dev.backline.audio.tempo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One way to understand a melody: a tempo, a metre and where its bars begin.
 *
 * @param bpm beats per minute
 * @param metre of the bars
 * @param origin second, in the melody's straightened time, at which a bar begins
 * @param features what speaks for it, see {@link #FEATURES}
 */
@SuppressWarnings("ArrayRecordComponent") // features are read, never compared
record SungReading(double bpm, Metre metre, double origin, double[] features) {
  /**
   * How many features a reading has: how near the onsets are to the grid; how well the notes'
   * places fit their surroundings ({@link Accents}); the likelihood of the steps from place to
   * place ({@link Rhythm}); the share of the bars' time that lies in one triad; except in 4/4 by
   * how much more the melody comes again after bars of six eighths than of eight; three marks of
   * the metre (3/4, 6/8, 12/8); the tempo, the same by the number of notes (with more notes every
   * accent of a faster reading looks surer) and squared.
   */
  static final int FEATURES = 11;

  private static final int PLACING = 0;
  private static final int ACCENTS = 1;
  private static final int RHYTHM = 2;
  private static final int CHORDS = 3;

  private static final int REPEATS = 4;
  private static final int TRIPLE_TICKS = 12;
  private static final int DUPLE_TICKS = 16;
  private static final int[] REPEAT_BARS = {1, 2, 4, 8};

  /** Index of the mark of 3/4; those of 6/8 and 12/8 follow. */
  static final int METRES = 5;

  private static final int TEMPO = METRES + 3;
  private static final int TEMPO_BY_NOTES = TEMPO + 1;
  private static final int TEMPO_SQUARED = TEMPO + 2;
  private static final double USUAL_BPM = 80;
  private static final double ONSET_SECONDS = 0.022;
  private static final double MOST_MISS = 6;
  private static final double FASTEST_COMPOUND_BPM = 130;
  private static final double LEAST_CHANCE = 1e-4;

  double tickSeconds() {
    return 60 / bpm / metre.ticksPerBeat();
  }

  /** Sixteenths from the beginning of a bar to {@code second} of the straightened time. */
  int tick(double second) {
    return (int) Math.round((second - origin) / tickSeconds());
  }

  /** Every reading of {@code melody} at {@code bpm}. */
  static List<SungReading> at(double bpm, Melody melody, Judges judges) {
    var readings = new ArrayList<SungReading>();
    for (Metre metre : Metre.values()) {
      if (metre.beatDivision() == 2 || bpm <= FASTEST_COMPOUND_BPM) {
        double tickSeconds = 60 / bpm / metre.ticksPerBeat();
        double offset = offset(melody.onsets(), tickSeconds);
        readings.addAll(on(offset, bpm, metre, melody, judges));
        readings.addAll(on(offset + tickSeconds / 2, bpm, metre, melody, judges));
      }
    }
    return Collections.unmodifiableList(readings);
  }

  /** Where the grid lies on which the onsets agree best. */
  private static double offset(double[] onsets, double tickSeconds) {
    double cos = 0;
    double sin = 0;
    for (double onset : onsets) {
      cos += Math.cos(2 * Math.PI * onset / tickSeconds);
      sin += Math.sin(2 * Math.PI * onset / tickSeconds);
    }
    return Math.atan2(sin, cos) / (2 * Math.PI) * tickSeconds;
  }

  private static List<SungReading> on(
      double offset, double bpm, Metre metre, Melody melody, Judges judges) {
    double tickSeconds = 60 / bpm / metre.ticksPerBeat();
    int n = melody.size();
    double scale = Math.sqrt(n);
    var ticks = new int[n];
    double placing = 0;
    for (int i = 0; i < n; i++) {
      double tick = (melody.onsets()[i] - offset) / tickSeconds;
      ticks[i] = (int) Math.round(tick);
      double miss = (tick - ticks[i]) * tickSeconds / ONSET_SECONDS;
      placing -= Math.min(MOST_MISS, miss * miss / 2);
    }
    double[][] accents = judges.accents(metre).of(NoteContext.of(melody, ticks, tickSeconds));
    Rhythm rhythm = judges.rhythm(metre, bpm);
    int bar = metre.ticksPerBar();
    double repeats =
        metre == Metre.FOUR_FOUR
            ? 0
            : repeats(melody, TRIPLE_TICKS * tickSeconds)
                - repeats(melody, DUPLE_TICKS * tickSeconds);
    double tempo = Math.log(bpm / USUAL_BPM);
    var readings = new ArrayList<SungReading>();
    for (int phase = 0; phase < bar; phase++) {
      double accent = 0;
      double pattern = 0;
      for (int i = 0; i < n; i++) {
        accent += accents[i][Math.floorMod(ticks[i] - phase, accents[i].length)];
        if (i + 1 < n) {
          int position = Math.floorMod(ticks[i] - phase, bar);
          pattern +=
              Math.log(Math.max(LEAST_CHANCE, rhythm.chance(position, ticks[i + 1] - ticks[i])));
        }
      }
      var features = new double[FEATURES];
      features[PLACING] = placing / scale;
      features[ACCENTS] = accent / scale;
      features[RHYTHM] = pattern / scale;
      features[CHORDS] = ChordFit.of(melody.notes(), ticks, tickSeconds, -phase, bar);
      features[REPEATS] = repeats;
      features[TEMPO] = tempo;
      features[TEMPO_BY_NOTES] = tempo * scale;
      features[TEMPO_SQUARED] = tempo * tempo;
      features[METRES] = metre == Metre.THREE_FOUR ? 1 : 0;
      features[METRES + 1] = metre == Metre.SIX_EIGHT ? 1 : 0;
      features[METRES + 2] = metre == Metre.TWELVE_EIGHT ? 1 : 0;
      readings.add(new SungReading(bpm, metre, offset + phase * tickSeconds, features));
    }
    return readings;
  }

  private static double repeats(Melody melody, double barSeconds) {
    double sum = 0;
    for (int bars : REPEAT_BARS) {
      sum += melody.repeats(bars * barSeconds);
    }
    return sum / REPEAT_BARS.length;
  }
}
