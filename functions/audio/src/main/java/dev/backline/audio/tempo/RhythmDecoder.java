package dev.backline.audio.tempo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the beat and the bar in a row of onsets: a hidden Markov model whose states are a tempo and
 * a position in the bar, and whose steps go from note to note. With each note the tempo may first
 * move, as a singer's {@link Freedom} allows; then the next note comes some ticks later, or, of a
 * singer who waits for breath, at any time.
 */
final class RhythmDecoder {
  /** Standard deviation of one onset from its place, in seconds. */
  private static final double ONSET_SECONDS = 0.026;

  /** Standard deviation of an interval as a share of it, for the grid of tempi and for rubato. */
  private static final double STRETCH = 0.012;

  private static final double TEMPO_STEP = 0.015;
  private static final double OUTLIERS = 0.03;

  /** Over a longer rest nobody counts: it tells nothing of the tempo. */
  private static final double REST_SECONDS = 8;

  /** Logarithm of the chance of an interval that no tempo explains. */
  private static final double UNEXPLAINED = -30;

  /** Between notes nearer than this nobody takes breath. */
  private static final double SHORTEST_PAUSE_SECONDS = 0.5;

  /** Mean length of a pause. */
  private static final double PAUSE_SECONDS = 0.4;

  private static final double LONGEST_PAUSE_SECONDS = 2;

  private static final double FREE_RANGE = 1.35;

  private final Metre metre;
  private final int bar;
  private final int tempi;
  private final double[] tickSeconds;
  private final double[] prior;
  private final double[][] chances;
  private final int longest;

  /**
   * @param tempered the power to which the chances of the rhythm are raised: below 1 the onsets'
   *     fit to the grid counts more
   */
  RhythmDecoder(Metre metre, double lowestBpm, double highestBpm, double tempered) {
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

  /** Of a singer who treats {@code bpm} freely; {@code tempered} as for the constructor. */
  static RhythmDecoder near(double bpm, Metre metre, double tempered) {
    return new RhythmDecoder(metre, bpm / FREE_RANGE, bpm * FREE_RANGE, tempered);
  }

  private double[] chances(Rhythm rhythm, double tempered) {
    var table = new double[bar * (longest + 1)];
    for (int b = 0; b < bar; b++) {
      for (int d = 0; d <= longest; d++) {
        double chance = rhythm.chance(b, d);
        table[b * (longest + 1) + d] = tempered == 1 ? chance : Math.pow(chance, tempered);
      }
    }
    return table;
  }

  /** What is known after a note: how likely each state is, and how likely the best way to it. */
  private final class Belief {
    private final double[] sum = new double[tempi * bar];
    private final double[] best = new double[tempi * bar];

    private void hear(double[] accents) {
      for (int b = 0; b < bar; b++) {
        double chance = Math.exp(accents[b % accents.length]);
        for (int s = b; s < sum.length; s += bar) {
          sum[s] *= chance;
          best[s] *= chance;
        }
      }
    }

    private void scale(double ofSum, double ofBest) {
      for (int s = 0; s < sum.length; s++) {
        sum[s] /= ofSum;
        best[s] /= ofBest;
      }
    }
  }

  /** For each state after a note the likeliest state before it and the ticks between them. */
  private final class Way {
    private final short[] from = new short[tempi * bar];
    private final short[] steps = new short[tempi * bar];
    private final Break[] breaks = new Break[tempi * bar];

    private void take(int state, int before, int ticks, Break between) {
      from[state] = (short) before;
      steps[state] = (short) ticks;
      breaks[state] = between;
    }
  }

  /** The likeliest reading of {@code onsets} (seconds, ascending, at least two). */
  RhythmReading read(double[] onsets, Freedom freedom) {
    return read(onsets, freedom, new double[onsets.length][1]);
  }

  /**
   * The likeliest reading of {@code onsets} (seconds, ascending, at least two).
   *
   * @param accents for each onset the logarithm of how likely it is at each tick of a bar; a
   *     shorter row comes again after its length
   */
  RhythmReading read(double[] onsets, Freedom freedom, double[][] accents) {
    int n = onsets.length;
    var ways = new ArrayList<Way>();
    var now = new Belief();
    double all = bar * Arrays.stream(prior).sum();
    for (int s = 0; s < tempi * bar; s++) {
      now.sum[s] = prior[s / bar] / all;
      now.best[s] = now.sum[s];
    }
    now.hear(accents[0]);
    double logLikelihood = 0;
    for (int i = 1; i < n; i++) {
      double seconds = onsets[i] - onsets[i - 1];
      var way = new Way();
      Belief next =
          seconds > REST_SECONDS
              ? rest(seconds, now, way)
              : new Step(seconds, freedom, way).after(now);
      next.hear(accents[i]);
      double total = Arrays.stream(next.sum).sum();
      double peak = Arrays.stream(next.best).max().orElse(0);
      if (total < 1e-200 || peak < 1e-200) {
        next = rest(seconds, now, way);
        logLikelihood += UNEXPLAINED;
      } else {
        logLikelihood += Math.log(total);
        next.scale(total, peak);
      }
      ways.add(way);
      now = next;
    }
    return trace(now.best, ways, logLikelihood);
  }

  /** From one note to the next: the tempo moves, then the next note comes. */
  private final class Step {
    private final double seconds;
    private final Freedom freedom;
    private final double[] moves;
    private final Way way;
    private final Belief moved = new Belief();
    private final short[] came = new short[tempi * bar];
    private final Belief next = new Belief();

    private Step(double seconds, Freedom freedom, Way way) {
      this.seconds = seconds;
      this.freedom = freedom;
      this.moves = freedom.movesWithin(seconds);
      this.way = way;
    }

    private Belief after(Belief before) {
      move(before);
      boolean waits = freedom.pause() > 0 && seconds > SHORTEST_PAUSE_SECONDS;
      for (int k = 0; k < tempi; k++) {
        goOn(k, waits ? 1 - freedom.pause() : 1);
        if (waits) {
          pause(k);
        }
      }
      return next;
    }

    private void move(Belief before) {
      for (int b = 0; b < bar; b++) {
        double all = 0;
        int likeliest = b;
        for (int s = b; s < before.sum.length; s += bar) {
          all += before.sum[s];
          likeliest = before.best[s] > before.best[likeliest] ? s : likeliest;
        }
        double leap = freedom.leap() / tempi;
        for (int k2 = 0; k2 < tempi; k2++) {
          int s2 = k2 * bar + b;
          double sum = all * leap;
          double best = before.best[likeliest] * leap;
          int from = likeliest;
          int least = Math.max(0, k2 - moves.length + 1);
          int most = Math.min(tempi - 1, k2 + moves.length - 1);
          for (int k = least; k <= most; k++) {
            double p = (1 - freedom.leap()) * moves[Math.abs(k2 - k)];
            int s = k * bar + b;
            sum += before.sum[s] * p;
            if (before.best[s] * p > best) {
              best = before.best[s] * p;
              from = s;
            }
          }
          moved.sum[s2] = sum;
          moved.best[s2] = best;
          came[s2] = (short) from;
        }
      }
    }

    /** The next note comes near one of the ticks. */
    private void goOn(int k, double share) {
      double deviation =
          Math.sqrt(2 * ONSET_SECONDS * ONSET_SECONDS + STRETCH * STRETCH * seconds * seconds);
      double tick = tickSeconds[k];
      int low = (int) Math.max(0, Math.ceil((seconds - 4 * deviation) / tick));
      int high = (int) Math.min(longest, Math.floor((seconds + 4 * deviation) / tick));
      for (int d = low; d <= high; d++) {
        double z = (seconds - d * tick) / deviation;
        double fit =
            ((1 - OUTLIERS) * Math.exp(-z * z / 2) + OUTLIERS / 3 * Math.exp(-z * z / 18))
                / (Math.sqrt(2 * Math.PI) * deviation);
        come(k, d, share * fit, Break.NONE);
      }
    }

    /** The singer waits some ticks and then longer, the longer the less likely. */
    private void pause(int k) {
      int most = (int) Math.min(longest, seconds / tickSeconds[k]);
      int least = (int) Math.max(1, (seconds - LONGEST_PAUSE_SECONDS) / tickSeconds[k]);
      for (int d = least; d <= most; d++) {
        double waited = seconds - d * tickSeconds[k];
        come(k, d, freedom.pause() * Math.exp(-waited / PAUSE_SECONDS) / PAUSE_SECONDS, Break.WAIT);
      }
    }

    /** The next note comes {@code d} ticks later, whatever position of the bar the last one had. */
    private void come(int k, int d, double chance, Break between) {
      for (int b = 0; b < bar; b++) {
        int s = k * bar + b;
        int s2 = k * bar + (b + d) % bar;
        double p = chances[k][b * (longest + 1) + d] * chance;
        next.sum[s2] += moved.sum[s] * p;
        if (moved.best[s] * p > next.best[s2]) {
          next.best[s2] = moved.best[s] * p;
          boolean leaps = Math.abs(came[s] / bar - k) >= moves.length;
          way.take(s2, came[s], d, leaps ? Break.LEAP : between);
        }
      }
    }
  }

  /** The tempo stays, and the nearest tick is taken. */
  private Belief rest(double seconds, Belief before, Way way) {
    var next = new Belief();
    for (int s = 0; s < before.sum.length; s++) {
      int d = (int) Math.min(Short.MAX_VALUE, Math.round(seconds / tickSeconds[s / bar]));
      int s2 = s / bar * bar + (s % bar + d) % bar;
      next.sum[s2] = before.sum[s];
      next.best[s2] = before.best[s];
      way.take(s2, s, d, Break.NONE);
    }
    return next;
  }

  private RhythmReading trace(double[] best, List<Way> ways, double logLikelihood) {
    int state = 0;
    for (int s = 1; s < best.length; s++) {
      if (best[s] > best[state]) {
        state = s;
      }
    }
    int n = ways.size() + 1;
    var taken = new int[n];
    var breaks = new Break[n];
    breaks[0] = Break.NONE;
    for (int i = n - 1; i > 0; i--) {
      Way way = ways.get(i - 1);
      taken[i] = way.steps[state];
      breaks[i] = way.breaks[state];
      state = way.from[state];
    }
    var ticks = new int[n];
    ticks[0] = state % bar;
    for (int i = 1; i < n; i++) {
      ticks[i] = ticks[i - 1] + taken[i];
    }
    return new RhythmReading(metre, ticks, breaks, logLikelihood);
  }
}
