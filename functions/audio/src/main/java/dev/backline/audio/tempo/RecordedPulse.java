package dev.backline.audio.tempo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Tempo, beats and bars of accompanied music, from how suddenly its sounds begin. The period comes
 * from autocorrelation over windows of 12 s and is then refined on the whole track; which multiple
 * of it is the beat is judged by {@link BeatLevel}.
 */
public final class RecordedPulse {
  private static final double LOWEST_BPM = 40;
  private static final double HIGHEST_BPM = 240;
  private static final double GRID = 1.004;
  private static final double[] RATIOS = {
    1, 1 / 2.0, 2, 2 / 3.0, 3 / 2.0, 3 / 4.0, 4 / 3.0, 1 / 3.0, 3
  };
  private static final double HINT_RANGE = 0.06;

  private RecordedPulse() {}

  /**
   * The pulse of what {@code envelope} heard, with bars where {@code harmony} changes; {@link
   * Pulse#NONE} when nothing repeats in it.
   */
  public static Pulse of(
      OnsetEnvelope envelope,
      HarmonicChange harmony,
      double durationSeconds,
      TempoPrior prior,
      OptionalDouble tempoHint) {
    double rate = envelope.rate();
    var all = new Onsets(envelope.strength(), rate);
    if (!all.correlation().periodic()) {
      return Pulse.NONE;
    }
    double low = tempoHint.isPresent() ? tempoHint.getAsDouble() * (1 - HINT_RANGE) : LOWEST_BPM;
    double high = tempoHint.isPresent() ? tempoHint.getAsDouble() * (1 + HINT_RANGE) : HIGHEST_BPM;
    BeatTracker tracker = new BeatTracker(all.flux(), rate);
    double pulse = pulse(tracker, all.correlation(), prior, low, high);
    var bass = new Onsets(envelope.bass(), rate);
    var level = new BeatLevel(all, bass);
    List<TempoCandidate> candidates = candidates(level, prior, pulse, tempoHint.isPresent());
    double clarity = tempoHint.isPresent() ? 1 : all.clarity();
    return tracker.track(
        durationSeconds,
        candidates,
        clarity * candidates.getFirst().score(),
        bass.flux(),
        harmony,
        new BarLength(all.correlation(), bass.correlation(), level));
  }

  /** The period, as a tempo, that stands out most; it may be any level of the beat. */
  static double pulse(BeatTracker tracker, Autocorrelation correlation, TempoPrior prior) {
    return pulse(tracker, correlation, prior, LOWEST_BPM, HIGHEST_BPM);
  }

  private static double pulse(
      BeatTracker tracker, Autocorrelation correlation, TempoPrior prior, double low, double high) {
    double coarse = low;
    double best = -1;
    for (double bpm = low; bpm <= high; bpm *= GRID) {
      double score = score(correlation, prior, bpm);
      if (score > best) {
        best = score;
        coarse = bpm;
      }
    }
    return tracker.refine(coarse);
  }

  /** The tempi in simple ratios to {@code pulse}, which comes first. */
  static double[] levels(double pulse) {
    return Arrays.stream(RATIOS)
        .map(ratio -> pulse * ratio)
        .filter(bpm -> bpm == pulse || (bpm >= LOWEST_BPM && bpm <= HIGHEST_BPM))
        .toArray();
  }

  private static double score(Autocorrelation correlation, TempoPrior prior, double bpm) {
    double period = 60 / bpm;
    double strength =
        correlation.at(period) + correlation.at(2 * period) + correlation.at(4 * period);
    return Math.max(0, strength) * Math.exp(prior.log(bpm));
  }

  /**
   * The tempi in simple ratios to the pulse, likeliest first; a tempo that is known comes first.
   */
  private static List<TempoCandidate> candidates(
      BeatLevel level, TempoPrior prior, double pulse, boolean known) {
    var logs = new ArrayList<TempoCandidate>();
    double greatest = Double.NEGATIVE_INFINITY;
    for (double bpm : levels(pulse)) {
      double log = level.log(bpm) + prior.log(bpm) - TempoPrior.RECORDED.log(bpm);
      greatest = Math.max(greatest, log);
      logs.add(new TempoCandidate(bpm, log));
    }
    double most = greatest;
    double sum = logs.stream().mapToDouble(c -> Math.exp(c.score() - most)).sum();
    return logs.stream()
        .map(c -> new TempoCandidate(c.bpm(), Math.exp(c.score() - most) / sum))
        .sorted(
            Comparator.comparingDouble(
                    (TempoCandidate c) -> known && c.bpm() == pulse ? 2 : c.score())
                .reversed())
        .toList();
  }
}
