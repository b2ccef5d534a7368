package dev.backline.audio.clean.tuning;

import dev.backline.audio.pitch.PitchTrack;

/** By how much each moment of a pitch track is to be moved. */
final class CorrectionCurve {

  private static final double NOTE_SECONDS = 0.12;
  // A singer on the way between two notes is left on it until this far beyond the middle.
  private static final double HYSTERESIS = 0.2;
  private static final double FARTHEST = 1.5;
  private static final double SLOWEST_SECONDS = 0.06;

  private final double stepSeconds;
  private final float[] midi;
  private final float[] semitones;

  private CorrectionCurve(double stepSeconds, float[] midi, float[] semitones) {
    this.stepSeconds = stepSeconds;
    this.midi = midi;
    this.semitones = semitones;
  }

  static CorrectionCurve of(PitchTrack track, Tuning tuning) {
    float[] midi = track.midi();
    var curve = new float[midi.length];
    int i = 0;
    while (i < midi.length) {
      if (midi[i] <= 0) {
        i++;
        continue;
      }
      int end = i;
      while (end < midi.length && midi[end] > 0) {
        end++;
      }
      correct(midi, i, end, track.stepSeconds(), tuning, curve);
      i = end;
    }
    return new CorrectionCurve(track.stepSeconds(), midi, curve);
  }

  private static void correct(
      float[] midi, int from, int to, double step, Tuning tuning, float[] curve) {
    int reach = (int) Math.round(NOTE_SECONDS / step);
    double follow = 1 - Math.exp(-step / Math.max(1e-4, SLOWEST_SECONDS * (1 - tuning.speed())));
    double note = tuning.nearest(smooth(midi, from, from, to, reach));
    double moved = 0;
    for (int i = from; i < to; i++) {
      double sung = smooth(midi, i, from, to, reach);
      double candidate = tuning.nearest(sung);
      if (Math.abs(candidate - sung) + HYSTERESIS < Math.abs(note - sung)) {
        note = candidate;
      }
      double heard = tuning.speed() * midi[i] + (1 - tuning.speed()) * sung;
      double wanted = tuning.strength() * Math.clamp(note - heard, -FARTHEST, FARTHEST);
      moved = i == from ? wanted : moved + follow * (wanted - moved);
      curve[i] = (float) moved;
    }
  }

  /** Mean over the surroundings that belong to the same stretch of voice. */
  private static double smooth(float[] midi, int at, int from, int to, int reach) {
    int first = Math.max(from, at - reach);
    int last = Math.min(to - 1, at + reach);
    double sum = 0;
    int count = 0;
    for (int i = first; i <= last; i++) {
      // Not across a leap to another note.
      if (Math.abs(midi[i] - midi[at]) < 0.8) {
        sum += midi[i];
        count++;
      }
    }
    return sum / count;
  }

  /** Sung period in seconds, 0 where there is none. */
  double period(double seconds) {
    int i = index(seconds);
    return i < 0 || midi[i] <= 0 ? 0 : 1 / (440 * Math.pow(2, (midi[i] - 69) / 12));
  }

  /** Wanted frequency over the sung one. */
  double ratio(double seconds) {
    int i = index(seconds);
    if (i < 0) {
      return 1;
    }
    double position = seconds / stepSeconds;
    int next = Math.min(semitones.length - 1, i + (position > i ? 1 : -1));
    int other = next < 0 || midi[next] <= 0 ? i : next;
    double share = Math.abs(position - i);
    return Math.pow(2, (semitones[i] + share * (semitones[other] - semitones[i])) / 12);
  }

  private int index(double seconds) {
    return semitones.length == 0
        ? -1
        : Math.clamp(Math.round(seconds / stepSeconds), 0, semitones.length - 1);
  }
}
