package dev.backline.audio.tempo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Tempo, beats and bars of accompanied music, from how suddenly its sounds begin. The period comes
 * from autocorrelation over windows of 12 s and is then refined on the whole track; which multiple
 * of it is the beat is decided by how usual the tempo is.
 */
public final class RecordedPulse {
  private static final double LOWEST_BPM = 40;
  private static final double HIGHEST_BPM = 240;
  private static final double GRID = 1.004;
  private static final double[] RATIOS = {1, 1 / 2.0, 2, 2 / 3.0, 3 / 2.0, 1 / 3.0, 3};
  private static final double HINT_RANGE = 0.06;
  private static final double CERTAINTY = 4;

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
    float[] flux = Smoothing.onsets(envelope.strength(), rate);
    Autocorrelation correlation = Autocorrelation.of(flux, rate);
    if (!correlation.periodic()) {
      return Pulse.NONE;
    }
    double low = tempoHint.isPresent() ? tempoHint.getAsDouble() * (1 - HINT_RANGE) : LOWEST_BPM;
    double high = tempoHint.isPresent() ? tempoHint.getAsDouble() * (1 + HINT_RANGE) : HIGHEST_BPM;
    double coarse = low;
    double best = -1;
    for (double bpm = low; bpm <= high; bpm *= GRID) {
      double score = score(correlation, prior, bpm);
      if (score > best) {
        best = score;
        coarse = bpm;
      }
    }
    BeatTracker tracker = new BeatTracker(flux, rate);
    double bpm = tracker.refine(coarse);
    List<TempoCandidate> candidates = candidates(correlation, prior, bpm);
    return tracker.track(
        bpm, durationSeconds, candidates, Smoothing.onsets(envelope.bass(), rate), harmony);
  }

  private static double score(Autocorrelation correlation, TempoPrior prior, double bpm) {
    double period = 60 / bpm;
    double strength =
        correlation.at(period) + correlation.at(2 * period) + correlation.at(4 * period);
    return Math.max(0, strength) * Math.exp(prior.log(bpm));
  }

  private static List<TempoCandidate> candidates(
      Autocorrelation correlation, TempoPrior prior, double bpm) {
    var weighted = new ArrayList<TempoCandidate>();
    double sum = 0;
    for (double ratio : RATIOS) {
      double other = bpm * ratio;
      if (ratio == 1 || (other >= LOWEST_BPM && other <= HIGHEST_BPM)) {
        double weight = Math.pow(score(correlation, prior, other), CERTAINTY);
        sum += weight;
        weighted.add(new TempoCandidate(other, weight));
      }
    }
    double all = Math.max(sum, 1e-300);
    return weighted.stream()
        .map(c -> new TempoCandidate(c.bpm(), c.score() / all))
        .sorted(
            Comparator.comparingDouble((TempoCandidate c) -> c.sameTempo(bpm) ? 2 : c.score())
                .reversed())
        .limit(6)
        .toList();
  }
}
