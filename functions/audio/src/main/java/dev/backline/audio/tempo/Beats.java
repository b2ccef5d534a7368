package dev.backline.audio.tempo;

import java.util.ArrayList;
import java.util.List;

/** Lays beats and downbeats along a time map, from the start of the track to its end. */
final class Beats {
  private static final double WANDERING = 0.04;

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
    double last = -1;
    for (int tick = first; ; tick += perBeat) {
      double time = map.at(tick - offset);
      if (time > durationSeconds) {
        break;
      }
      if (time >= 0 && time > last) {
        beats.add(time);
        if (Math.floorMod(tick - bars.offset(tick), metre.ticksPerBar()) == 0) {
          downbeats.add(time);
        }
        last = time;
      }
    }
    double bpm = 60 / (perBeat * map.tickSeconds());
    double confidence = candidates.isEmpty() ? 0 : candidates.getFirst().score();
    return new Pulse(
        bpm, confidence, map.rigid() || even(beats), candidates, metre, beats, downbeats);
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
