package dev.backline.audio.tempo;

import dev.backline.audio.fit.SungTake;
import java.util.List;

/**
 * A sung take laid on the grid of its score.
 *
 * @param melody the notes at their own times
 * @param ticks sixteenths (or sixths of a compound beat) at which they are notated
 * @param places of the notes in their bar
 * @param tickSeconds length of a tick
 */
@SuppressWarnings("ArrayRecordComponent") // features are read, never compared
record Score(Melody melody, int[] ticks, int[] places, double tickSeconds) {

  static Score of(SungTake take, Metre metre) {
    double[] onsets = take.notes().stream().mapToDouble(n -> n.startMs() / 1000.0).toArray();
    double tickSeconds = 60 / take.bpm() / metre.ticksPerBeat();
    var ticks = new int[onsets.length];
    var places = new int[onsets.length];
    double anchor = take.downbeats().getFirst();
    for (int i = 0; i < onsets.length; i++) {
      double bar = last(take.downbeats(), onsets[i] + tickSeconds / 2);
      ticks[i] = (int) Math.round((onsets[i] - anchor) / tickSeconds);
      places[i] = Math.floorMod(Math.round((onsets[i] - bar) / tickSeconds), metre.ticksPerBar());
    }
    return new Score(Melody.of(take.notes(), onsets), ticks, places, tickSeconds);
  }

  private static double last(List<Double> downbeats, double time) {
    double last = downbeats.getFirst();
    for (double downbeat : downbeats) {
      last = downbeat <= time ? downbeat : last;
    }
    return last;
  }
}
