package dev.backline.audio.master;

import dev.backline.audio.mix.Decision;
import dev.backline.audio.synth.effect.Effect;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The equaliser that gives one record the balance of another, mid and side for themselves. No
 * frequency moves by more than {@value #MOST_DB} dB, none is raised where the mix has no sound, and
 * where the reference has none (above the cut of a lossy coder) its last gain is kept.
 */
final class ToneMatch {
  static final double MOST_DB = 12;

  private static final int STEPS = 24;
  private static final int PLACES = 10 * STEPS + 1;
  private static final double LOWEST_HZ = 20;

  private final double[] midDb;
  private final double[] sideDb;
  private final boolean wide;

  private ToneMatch(double[] midDb, double[] sideDb, boolean wide) {
    this.midDb = midDb;
    this.sideDb = sideDb;
    this.wide = wide;
  }

  /** What takes {@code mix} to {@code reference}, by as much as {@code strength} from 0 to 1. */
  static ToneMatch between(SoundProfile mix, SoundProfile reference, double strength) {
    boolean wide = mix.isWide();
    double level = level(mix, reference);
    return new ToneMatch(
        gains(mix::midDb, reference::midDb, level, strength),
        wide ? gains(mix::sideDb, reference::sideDb, level, strength) : new double[PLACES],
        wide);
  }

  /** This and then that, within the same bounds. */
  ToneMatch and(ToneMatch further) {
    return new ToneMatch(sum(midDb, further.midDb), sum(sideDb, further.sideDb), wide);
  }

  Effect filter(int rateHz) {
    return new MidSideFilter(rateHz, at(midDb), at(sideDb));
  }

  /** Says for each octave what it does. */
  void explain(List<Decision> decisions) {
    explain("mid", midDb, decisions);
    if (wide) explain("side", sideDb, decisions);
    else {
      decisions.add(
          Decision.of("match.side", 0, "dB", "the mix is mono: there is no side to match"));
    }
  }

  private static void explain(String where, double[] gains, List<Decision> decisions) {
    for (double hz = 31.25; hz <= 16_000; hz *= 2) {
      double low = hz / Math.sqrt(2);
      double mean = 0;
      for (int step = 0; step < STEPS; step++) {
        mean += at(gains).applyAsDouble(low * Math.pow(2, (step + 0.5) / STEPS)) / STEPS;
      }
      if (Math.abs(mean) < 0.3) continue;
      String move = String.format(Locale.ROOT, "match.%s.%.0fHz", where, hz);
      decisions.add(
          Decision.of(
              move, mean, "dB", "the reference has " + (mean > 0 ? "more" : "less") + " here"));
    }
  }

  private static double[] gains(
      DoubleUnaryOperator mix, DoubleUnaryOperator reference, double level, double strength) {
    var gains = new double[PLACES];
    double last = 0;
    for (int i = 0; i < PLACES; i++) {
      double hz = hz(i);
      double here = mix.applyAsDouble(hz);
      double there = reference.applyAsDouble(hz);
      if (SoundProfile.isSound(there)) {
        double wanted = Math.clamp(there - here - level, -MOST_DB, MOST_DB);
        last = strength * (SoundProfile.isSound(here) ? wanted : Math.min(0, wanted));
      }
      gains[i] = last;
    }
    return gains;
  }

  /**
   * The median of what the mids differ by: loudness comes later, so that the bounds are best spent
   * around it.
   */
  private static double level(SoundProfile mix, SoundProfile reference) {
    double[] differences =
        IntStream.range(0, PLACES)
            .mapToDouble(ToneMatch::hz)
            .filter(hz -> hz > 40 && hz < 14_000)
            .filter(hz -> SoundProfile.isSound(mix.midDb(hz)))
            .filter(hz -> SoundProfile.isSound(reference.midDb(hz)))
            .map(hz -> reference.midDb(hz) - mix.midDb(hz))
            .sorted()
            .toArray();
    return differences.length == 0 ? 0 : differences[differences.length / 2];
  }

  private static double hz(int place) {
    return LOWEST_HZ * StrictMath.pow(2, (double) place / STEPS);
  }

  private static double[] sum(double[] some, double[] others) {
    var sum = new double[PLACES];
    for (int i = 0; i < PLACES; i++) sum[i] = Math.clamp(some[i] + others[i], -MOST_DB, MOST_DB);
    return sum;
  }

  /** Below the lowest place nothing is raised, and a constant offset is taken out. */
  private static DoubleUnaryOperator at(double[] gains) {
    return hz -> {
      if (hz < LOWEST_HZ / 2) return -40;
      if (hz < LOWEST_HZ) return Math.min(0, gains[0]);
      double place = STEPS * StrictMath.log(hz / LOWEST_HZ) / StrictMath.log(2);
      int below = (int) Math.min(PLACES - 1, place);
      if (below == PLACES - 1) return gains[below];
      return gains[below] + (place - below) * (gains[below + 1] - gains[below]);
    };
  }
}
