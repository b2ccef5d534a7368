package dev.backline.audio.band.harmony;

import java.util.ArrayList;
import java.util.List;

/** Spreads pitch classes over the keyboard so that each chord lies close to the one before. */
public final class VoiceLeading {
  private final int lowest;
  private final int highest;
  private List<Integer> before = List.of();

  /** Voicings between two MIDI pitches, at least two octaves apart or close to it. */
  public VoiceLeading(int lowest, int highest) {
    if (highest - lowest < 16) throw new IllegalArgumentException("the range is too narrow");
    this.lowest = lowest;
    this.highest = highest;
  }

  /** The next voicing, ascending MIDI pitches, one for each pitch class. */
  public List<Integer> next(List<Integer> pitchClasses) {
    List<Integer> best = List.of();
    double bestCost = Double.POSITIVE_INFINITY;
    for (int inversion = 0; inversion < pitchClasses.size(); inversion++) {
      for (int base = lowest; base < lowest + 12; base++) {
        if (base % 12 != pitchClasses.get(inversion)) continue;
        for (int octave = base; octave <= highest - 8; octave += 12) {
          var voicing = close(pitchClasses, octave);
          double cost = cost(voicing);
          if (cost < bestCost) {
            bestCost = cost;
            best = voicing;
          }
        }
      }
    }
    before = best;
    return best;
  }

  private static List<Integer> close(List<Integer> pitchClasses, int lowestNote) {
    var notes = new ArrayList<Integer>();
    for (int pitchClass : pitchClasses) {
      notes.add(lowestNote + Math.floorMod(pitchClass - lowestNote, 12));
    }
    notes.sort(null);
    return List.copyOf(notes);
  }

  private double cost(List<Integer> voicing) {
    double cost = 0;
    double centre = (lowest + highest) / 2.0;
    double mean = voicing.stream().mapToInt(n -> n).average().orElse(centre);
    cost += 0.35 * Math.abs(mean - centre);
    if (voicing.getLast() > highest) cost += 20;
    for (int i = 1; i < voicing.size(); i++) {
      int gap = voicing.get(i) - voicing.get(i - 1);
      if (gap == 1) cost += i == voicing.size() - 1 ? 4 : 1.2;
      if (gap < 3 && voicing.get(i) < 52) cost += 3;
    }
    for (int note : voicing) {
      int nearest = before.stream().mapToInt(b -> Math.abs(b - note)).min().orElse(0);
      cost += nearest;
    }
    return cost;
  }
}
