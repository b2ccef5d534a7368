package dev.backline.audio.tempo;

import dev.backline.audio.voice.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Tempo, beats and bars of a singer alone. The onsets are read at a first tempo; each tempo that is
 * in a simple ratio to it is then read in each metre, and what the rhythm says is weighed against
 * how usual the tempo and the metre are. The weights were fitted on pop melodies with human timing.
 */
public final class SungPulse {
  private static final int FEWEST_NOTES = 6;
  private static final int EXCERPT_NOTES = 400;
  private static final double[] RATIOS = {
    1, 1 / 2.0, 2, 2 / 3.0, 3 / 2.0, 3 / 4.0, 4 / 3.0, 1 / 4.0, 4, 1 / 3.0, 3
  };
  private static final double LOWEST_BPM = 40;
  private static final double HIGHEST_BPM = 220;
  private static final double AROUND = 1.06;

  /** How far a take without an even tempo may stray from its mean. */
  private static final double FREE = 1.15;

  private static final double FIRST_TEMPER = 0.5;

  /** A song's notes repeat one idea: n of them say no more than about √n independent ones. */
  private static final double RHYTHM_WEIGHT = 0.27;

  private static final double PHASE_RHYTHM_WEIGHT = 1.56;
  private static final double PHASE_CHORD_WEIGHT = 12.9;

  private SungPulse() {}

  private record Hypothesis(double bpm, RhythmReading reading, double score) {}

  /**
   * @param notes of the singer
   * @param durationSeconds of the track: beats run to its end
   * @param prior what tempi are likely
   * @param tempoHint beats per minute that the user knows, believed within 6 %
   */
  public static Pulse of(
      List<Note> notes, double durationSeconds, TempoPrior prior, OptionalDouble tempoHint) {
    if (notes.size() < FEWEST_NOTES) {
      return Pulse.NONE;
    }
    double[] onsets = onsets(notes);
    List<Hypothesis> hypotheses = hypotheses(excerpt(onsets), prior, tempoHint);
    Hypothesis best = hypotheses.getFirst();
    Metre metre = best.reading.metre();
    TimeMap map = map(onsets, metre, best.bpm, AROUND);
    if (!map.rigid()) {
      map = map(onsets, metre, best.bpm, FREE);
    }
    int offset = barOffset(notes, map, metre, best.bpm);
    List<TempoCandidate> candidates = candidates(hypotheses, map, best);
    return Beats.of(map, metre, offset, durationSeconds, candidates);
  }

  private static TimeMap map(double[] onsets, Metre metre, double bpm, double range) {
    var decoder = new RhythmDecoder(metre, bpm / range, bpm * range, 1);
    return TimeMap.of(onsets, decoder.read(onsets).ticks());
  }

  private static double[] onsets(List<Note> notes) {
    var onsets = new double[notes.size()];
    for (int i = 0; i < onsets.length; i++) {
      onsets[i] = notes.get(i).startMs() / 1000.0;
    }
    return onsets;
  }

  private static double[] excerpt(double[] onsets) {
    int from = Math.max(0, (onsets.length - EXCERPT_NOTES) / 2);
    return java.util.Arrays.copyOfRange(
        onsets, from, Math.min(onsets.length, from + EXCERPT_NOTES));
  }

  private static List<Hypothesis> hypotheses(
      double[] onsets, TempoPrior prior, OptionalDouble hint) {
    double base = hint.orElseGet(() -> firstTempo(onsets));
    double[] ratios = hint.isPresent() ? new double[] {1} : RATIOS;
    var found = new ArrayList<Hypothesis>();
    for (double ratio : ratios) {
      double bpm = base * ratio;
      if (hint.isEmpty() && (bpm < LOWEST_BPM || bpm > HIGHEST_BPM)) {
        continue;
      }
      for (Metre metre : Metre.values()) {
        RhythmReading reading =
            new RhythmDecoder(metre, bpm / AROUND, bpm * AROUND, 1).read(onsets);
        double read =
            60.0 / metre.ticksPerBeat() / TimeMap.of(onsets, reading.ticks()).tickSeconds();
        double heard = Math.abs(read / bpm - 1) < AROUND - 1 ? read : bpm;
        double score =
            prior.log(heard)
                + metre.logPrior()
                + RHYTHM_WEIGHT * reading.logLikelihood() / Math.sqrt(onsets.length);
        found.add(new Hypothesis(heard, reading, score));
      }
    }
    found.sort(Comparator.comparingDouble(Hypothesis::score).reversed());
    return found;
  }

  private static double firstTempo(double[] onsets) {
    RhythmReading reading = new RhythmDecoder(Metre.FOUR_FOUR, 45, 215, FIRST_TEMPER).read(onsets);
    return 60.0
        / Metre.FOUR_FOUR.ticksPerBeat()
        / TimeMap.of(onsets, reading.ticks()).tickSeconds();
  }

  /** Ticks to add so that a bar begins where the sum is a multiple of the bar's length. */
  private static int barOffset(List<Note> notes, TimeMap map, Metre metre, double bpm) {
    int bar = metre.ticksPerBar();
    int[] ticks = map.ticks();
    Rhythm rhythm = Rhythm.of(metre, bpm);
    int best = 0;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int offset = 0; offset < bar; offset++) {
      double log = 0;
      for (int i = 1; i < ticks.length; i++) {
        int position = Math.floorMod(ticks[i - 1] + offset, bar);
        log += Math.log(Math.max(1e-4, rhythm.chance(position, ticks[i] - ticks[i - 1])));
      }
      double score =
          PHASE_RHYTHM_WEIGHT * log / Math.sqrt(ticks.length)
              + PHASE_CHORD_WEIGHT * ChordFit.of(notes, ticks, map.tickSeconds(), offset, bar);
      if (score > bestScore) {
        bestScore = score;
        best = offset;
      }
    }
    return best;
  }

  private static List<TempoCandidate> candidates(
      List<Hypothesis> hypotheses, TimeMap map, Hypothesis best) {
    double exact = 60.0 / best.reading.metre().ticksPerBeat() / map.tickSeconds();
    double scale = Math.abs(exact / best.bpm - 1) < AROUND - 1 ? exact / best.bpm : 1;
    var merged = new ArrayList<TempoCandidate>();
    double sum = 0;
    for (Hypothesis h : hypotheses) {
      double weight = Math.exp(h.score - best.score);
      sum += weight;
      double bpm = h.bpm * scale;
      int same = 0;
      while (same < merged.size() && !merged.get(same).sameTempo(bpm)) {
        same++;
      }
      if (same < merged.size()) {
        merged.set(
            same, new TempoCandidate(merged.get(same).bpm(), merged.get(same).score() + weight));
      } else {
        merged.add(new TempoCandidate(bpm, weight));
      }
    }
    double all = sum;
    return merged.stream()
        .map(c -> new TempoCandidate(c.bpm(), c.score() / all))
        .sorted(
            Comparator.comparingDouble((TempoCandidate c) -> c.sameTempo(exact) ? 2 : c.score())
                .reversed())
        .limit(6)
        .toList();
  }
}
