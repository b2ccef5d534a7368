package dev.backline.audio.tempo;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Lays beats and downbeats along a time map, from the start of the track to its end. The candidates
 * for the tempo, likeliest first, are corrected by as much as the first of them is.
 */
final class Beats {
  private static final double WANDERING = 0.04;
  private static final int SPAN = 4;

  /** Of the mean beat; two beats are not nearer. */
  private static final double LEAST_SHARE = 0.35;

  private Beats() {}

  static Pulse of(
      TimeMap map,
      Metre metre,
      int offset,
      BarLines bars,
      double durationSeconds,
      List<TempoCandidate> candidates) {
    int perBeat = metre.ticksPerBeat();
    int[] ticks = map.ticks();
    double margin = perBeat * map.tickSeconds();
    int first = Math.floorDiv(ticks[0] + offset, perBeat) * perBeat;
    while (map.at(first - offset) > margin) {
      first -= perBeat;
    }
    var beats = new ArrayList<Double>();
    var downbeats = new ArrayList<Double>();
    double least = LEAST_SHARE * perBeat * map.tickSeconds();
    for (int tick = first; ; tick += perBeat) {
      double time = map.at(tick - offset);
      if (time > durationSeconds) {
        break;
      }
      boolean down = Math.floorMod(tick - bars.offset(tick), metre.ticksPerBar()) == 0;
      // where a free singer breaks off, a beat that was expected gives way to one that was sung
      while (!beats.isEmpty() && time - beats.getLast() < least) {
        down |= downbeats.remove(beats.removeLast());
      }
      if (time >= 0) {
        beats.add(time);
        if (down) {
          downbeats.add(time);
        }
      }
    }
    double mean = 60 / (perBeat * map.tickSeconds());
    boolean steady = map.rigid() || even(beats);
    double bpm = steady ? mean : usualBpm(beats).orElse(mean);
    double exact = bpm / candidates.getFirst().bpm();
    return new Pulse(
        bpm,
        candidates.getFirst().score(),
        steady,
        candidates.stream().map(c -> new TempoCandidate(c.bpm() * exact, c.score())).toList(),
        metre,
        beats,
        downbeats);
  }

  /**
   * The median of the tempi of all rows of four beats: a wait does not count, and of two tempi it
   * is mostly the one that is kept longer.
   */
  static OptionalDouble usualBpm(List<Double> beats) {
    double[] bars =
        IntStream.range(0, beats.size() - SPAN)
            .mapToDouble(i -> beats.get(i + SPAN) - beats.get(i))
            .sorted()
            .toArray();
    return bars.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(60 * SPAN / bars[bars.length / 2]);
  }

  /** True when the tempo over any eight beats is within 4 % of the mean. */
  private static boolean even(List<Double> beats) {
    int span = 8;
    if (beats.size() <= span) {
      return true;
    }
    double mean = (beats.getLast() - beats.getFirst()) / (beats.size() - 1);
    for (int i = 0; i + span < beats.size(); i++) {
      double local = (beats.get(i + span) - beats.get(i)) / span;
      if (Math.abs(local / mean - 1) > WANDERING) {
        return false;
      }
    }
    return true;
  }
}
