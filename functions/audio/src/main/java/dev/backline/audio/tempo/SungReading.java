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
 * @param score logarithm of how likely this reading is among those of one melody, up to a constant
 */
record SungReading(double bpm, Metre metre, double origin, double score) {
  private static final double ONSET_SECONDS = 0.022;
  private static final double MOST_MISS = 6;
  private static final double FASTEST_COMPOUND_BPM = 130;
  private static final double LEAST_CHANCE = 1e-4;

  /*
   * Weights of a conditional logit model over all readings of a melody. Fitted on simulated takes of
   * POP909 300 to 620, whose accents were judged by networks of the other half, of the same songs
   * bent into 3/4 and 6/8 (they count a fifth), and on 120 improvised melodies in the three metres.
   * With more notes every accent of a faster reading looks surer: the tempo's weight grows with them.
   */
  private static final double USUAL_BPM = 80;
  private static final double TEMPO = 0.795;
  private static final double TEMPO_BY_NOTES = -0.594;
  private static final double TEMPO_SQUARED = -5.917;
  private static final double TRIPLE = -0.94;
  private static final double COMPOUND = -3.354;
  private static final double COMPOUND_QUADRUPLE = -4.829;
  private static final double PLACING = 0.145;
  private static final double CHORDS = 21.387;
  private static final double ACCENTS = 0.554;
  private static final double RHYTHM = 0.081;

  double tickSeconds() {
    return 60 / bpm / metre.ticksPerBeat();
  }

  /** Sixteenths from the beginning of a bar to {@code second} of the straightened time. */
  int tick(double second) {
    return (int) Math.round((second - origin) / tickSeconds());
  }

  /** Every reading of {@code melody} at {@code bpm}. */
  static List<SungReading> at(double bpm, Melody melody) {
    var readings = new ArrayList<SungReading>();
    for (Metre metre : Metre.values()) {
      if (metre.beatDivision() == 2 || bpm <= FASTEST_COMPOUND_BPM) {
        double tickSeconds = 60 / bpm / metre.ticksPerBeat();
        double offset = offset(melody.onsets(), tickSeconds);
        readings.addAll(on(offset, bpm, metre, melody));
        readings.addAll(on(offset + tickSeconds / 2, bpm, metre, melody));
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

  private static List<SungReading> on(double offset, double bpm, Metre metre, Melody melody) {
    double tickSeconds = 60 / bpm / metre.ticksPerBeat();
    int n = melody.size();
    var ticks = new int[n];
    double placing = 0;
    for (int i = 0; i < n; i++) {
      double tick = (melody.onsets()[i] - offset) / tickSeconds;
      ticks[i] = (int) Math.round(tick);
      double miss = (tick - ticks[i]) * tickSeconds / ONSET_SECONDS;
      placing -= Math.min(MOST_MISS, miss * miss / 2);
    }
    double tempo = Math.log(bpm / USUAL_BPM);
    double common =
        (TEMPO + TEMPO_BY_NOTES * Math.sqrt(n)) * tempo
            + TEMPO_SQUARED * tempo * tempo
            + PLACING * placing / Math.sqrt(n)
            + rarity(metre);
    double[][] accents = Accents.in(metre).of(NoteContext.of(melody, ticks, tickSeconds));
    Rhythm rhythm = Rhythm.of(metre, bpm);
    int bar = metre.ticksPerBar();
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
      double score =
          common
              + ACCENTS * accent / Math.sqrt(n)
              + RHYTHM * pattern / Math.sqrt(n)
              + CHORDS * ChordFit.of(melody.notes(), ticks, tickSeconds, -phase, bar);
      readings.add(new SungReading(bpm, metre, offset + phase * tickSeconds, score));
    }
    return readings;
  }

  private static double rarity(Metre metre) {
    return switch (metre) {
      case FOUR_FOUR -> 0;
      case THREE_FOUR -> TRIPLE;
      case SIX_EIGHT -> COMPOUND;
      case TWELVE_EIGHT -> COMPOUND_QUADRUPLE;
    };
  }
}
