package dev.backline.audio.clean.bench;

import dev.backline.audio.Signals;
import dev.backline.audio.key.Mode;
import dev.backline.audio.key.MusicalKey;
import dev.backline.audio.pitch.PitchTrack;
import dev.backline.audio.pitch.PitchTracker;
import java.util.Arrays;
import java.util.List;

/**
 * How far the held notes of a voice lie from those of a key, in cents: means over 170 ms, so that
 * vibrato does not count.
 *
 * @param median half of the time it is less
 * @param ninety nine tenths of the time it is less
 */
public record TuningError(double median, double ninety) {

  private static final int REACH = 8;
  private static final double HELD_SEMITONES = 0.7;

  /** The error of a mono voice at the working rate. */
  public static TuningError of(float[] voice, MusicalKey key, double referenceCents) {
    PitchTrack track = track(voice);
    double[] errors = new double[track.frames()];
    int held = 0;
    for (int i = REACH; i < track.frames() - REACH; i++) {
      double mean = mean(track, i);
      if (mean > 0) {
        errors[held++] = 100 * distance(mean - referenceCents / 100, key);
      }
    }
    double[] sorted = Arrays.copyOf(errors, held);
    Arrays.sort(sorted);
    return new TuningError(sorted[held / 2], sorted[(int) (0.9 * held)]);
  }

  /** The pitch of a mono voice at the working rate. */
  public static PitchTrack track(float[] voice) {
    var tracker = new PitchTracker(Signals.RATE_HZ);
    tracker.accept(voice, voice.length);
    return tracker.finish();
  }

  /** Mean pitch around a moment of a held note, else 0. */
  private static double mean(PitchTrack track, int at) {
    double sum = 0;
    for (int i = at - REACH; i <= at + REACH; i++) {
      if (!track.voiced(i) || Math.abs(track.midi()[i] - track.midi()[at]) > HELD_SEMITONES) {
        return 0;
      }
      sum += track.midi()[i];
    }
    return sum / (2 * REACH + 1);
  }

  private static double distance(double midi, MusicalKey key) {
    List<Integer> scale =
        key.mode() == Mode.MAJOR
            ? List.of(0, 2, 4, 5, 7, 9, 11, 12)
            : List.of(0, 2, 3, 5, 7, 8, 10, 11, 12);
    double above = (midi - key.tonic()) % 12;
    return scale.stream().mapToDouble(degree -> Math.abs(above - degree)).min().orElseThrow();
  }
}
