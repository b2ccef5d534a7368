package dev.backline.audio.tempo;

/**
 * Finds the beat and the bar in a row of onsets: a hidden Markov model whose states are a tempo and
 * a position in the bar, and whose steps go from note to note. The tempo may wander a little with
 * each note. States that have become hopeless are not followed.
 */
final class RhythmDecoder {
  /** Standard deviation of one onset from its place, in seconds. */
  private static final double ONSET_SECONDS = 0.026;

  /** Standard deviation of an interval as a share of it, for the grid of tempi and for rubato. */
  private static final double STRETCH = 0.012;

  private static final double TEMPO_STEP = 0.015;

  /** Chance that a singer's tempo moves up by one step with a note; as likely it moves down. */
  static final double STEADY = 0.03;

  /** The same of a singer who is free with it, and so it moves by two steps now and then. */
  static final double FREE = 0.2;

  private static final double OUTLIERS = 0.03;
  private static final double HOPELESS = 1e-9;

  private final Metre metre;
  private final int bar;
  private final int tempi;
  private final double[] tickSeconds;
  private final double[] prior;
  private final double[][] chances;
  private final int longest;
  private final double agility;

  /**
   * @param tempered the power to which the chances of the rhythm are raised: below 1 the onsets'
   *     fit to the grid counts more
   * @param agility {@link #STEADY} or {@link #FREE}
   */
  RhythmDecoder(Metre metre, double lowestBpm, double highestBpm, double tempered, double agility) {
    this.agility = agility;
    this.metre = metre;
    this.bar = metre.ticksPerBar();
    this.tempi = 1 + (int) Math.round(Math.log(highestBpm / lowestBpm) / Math.log1p(TEMPO_STEP));
    this.tickSeconds = new double[tempi];
    this.prior = new double[tempi];
    this.longest = 8 * bar;
    this.chances = new double[tempi][];
    for (int k = 0; k < tempi; k++) {
      double bpm = lowestBpm * Math.pow(1 + TEMPO_STEP, k);
      tickSeconds[k] = 60 / bpm / metre.ticksPerBeat();
      prior[k] = Math.exp(TempoPrior.SUNG.log(bpm));
      chances[k] = chances(Judges.FITTED.rhythm(metre, bpm), tempered);
    }
  }

  private double[] chances(Rhythm rhythm, double tempered) {
    var table = new double[bar * (longest + 1)];
    for (int b = 0; b < bar; b++) {
      for (int d = 0; d <= longest; d++) {
        table[b * (longest + 1) + d] = Math.pow(rhythm.chance(b, d), tempered);
      }
    }
    return table;
  }

  /** The likeliest reading of {@code onsets} (seconds, ascending, at least two). */
  RhythmReading read(double[] onsets) {
    int n = onsets.length;
    int states = tempi * bar;
    var from = new short[n][];
    var steps = new short[n][];
    var sum = new double[states];
    var best = new double[states];
    for (int s = 0; s < states; s++) {
      sum[s] = prior[s / bar] / bar;
      best[s] = sum[s];
    }
    double logLikelihood = 0;
    for (int i = 1; i < n; i++) {
      var nextSum = new double[states];
      var nextBest = new double[states];
      from[i] = new short[states];
      steps[i] = new short[states];
      step(onsets[i] - onsets[i - 1], sum, best, nextSum, nextBest, from[i], steps[i]);
      double total = 0;
      double peak = 0;
      for (int s = 0; s < states; s++) {
        total += nextSum[s];
        peak = Math.max(peak, nextBest[s]);
      }
      if (total < 1e-200 || peak < 1e-200) {
        rest(onsets[i] - onsets[i - 1], sum, best, nextSum, nextBest, from[i], steps[i]);
        total = 1;
        peak = 1;
      } else {
        logLikelihood += Math.log(total);
      }
      for (int s = 0; s < states; s++) {
        sum[s] = nextSum[s] / total;
        best[s] = nextBest[s] / peak;
      }
    }
    return trace(n, best, from, steps, logLikelihood);
  }

  private void step(
      double seconds,
      double[] sum,
      double[] best,
      double[] nextSum,
      double[] nextBest,
      short[] from,
      short[] steps) {
    double deviation =
        Math.sqrt(2 * ONSET_SECONDS * ONSET_SECONDS + STRETCH * STRETCH * seconds * seconds);
    double leastSum = HOPELESS * max(sum);
    double leastBest = HOPELESS * max(best);
    for (int k = 0; k < tempi; k++) {
      for (int b = 0; b < bar; b++) {
        int s = k * bar + b;
        if (sum[s] < leastSum && best[s] < leastBest) {
          continue;
        }
        int reach = agility == STEADY ? 1 : 2;
        for (int k2 = Math.max(0, k - reach); k2 <= Math.min(tempi - 1, k + reach); k2++) {
          double move = move(Math.abs(k2 - k), reach);
          double tick = tickSeconds[k2];
          int low = (int) Math.max(0, Math.ceil((seconds - 4 * deviation) / tick));
          int high = (int) Math.min(longest, Math.floor((seconds + 4 * deviation) / tick));
          for (int d = low; d <= high; d++) {
            double z = (seconds - d * tick) / deviation;
            double fit =
                ((1 - OUTLIERS) * Math.exp(-z * z / 2) + OUTLIERS / 3 * Math.exp(-z * z / 18))
                    / deviation;
            double p = move * chances[k2][b * (longest + 1) + d] * fit;
            int s2 = k2 * bar + (b + d) % bar;
            nextSum[s2] += sum[s] * p;
            if (best[s] * p > nextBest[s2]) {
              nextBest[s2] = best[s] * p;
              from[s2] = (short) s;
              steps[s2] = (short) d;
            }
          }
        }
      }
    }
  }

  private double move(int steps, int reach) {
    return switch (steps) {
      case 0 -> 1 - 2 * agility * (reach == 1 ? 1 : 1 + agility);
      case 1 -> agility;
      default -> agility * agility;
    };
  }

  /** Over a rest that is too long to be counted the tempo stays and the nearest tick is taken. */
  private void rest(
      double seconds,
      double[] sum,
      double[] best,
      double[] nextSum,
      double[] nextBest,
      short[] from,
      short[] steps) {
    for (int s = 0; s < sum.length; s++) {
      int d = (int) Math.min(Short.MAX_VALUE, Math.round(seconds / tickSeconds[s / bar]));
      int s2 = s / bar * bar + (s % bar + d) % bar;
      nextSum[s2] = sum[s];
      nextBest[s2] = best[s];
      from[s2] = (short) s;
      steps[s2] = (short) d;
    }
  }

  private RhythmReading trace(
      int n, double[] best, short[][] from, short[][] steps, double logLikelihood) {
    int state = 0;
    for (int s = 1; s < best.length; s++) {
      if (best[s] > best[state]) {
        state = s;
      }
    }
    var taken = new int[n];
    for (int i = n - 1; i > 0; i--) {
      taken[i] = steps[i][state];
      state = from[i][state];
    }
    var ticks = new int[n];
    for (int i = 1; i < n; i++) {
      ticks[i] = ticks[i - 1] + taken[i];
    }
    return new RhythmReading(metre, ticks, logLikelihood);
  }

  private static double max(double[] values) {
    double max = 0;
    for (double v : values) {
      max = Math.max(max, v);
    }
    return max;
  }
}
