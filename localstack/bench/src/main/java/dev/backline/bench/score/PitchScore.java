package dev.backline.bench.score;

import dev.backline.bench.set.Recording.Point;
import java.util.List;

/**
 * How well a melody was followed (Poliner et al., "Melody transcription from music audio", IEEE
 * TASLP 15-4, 2007), within 50 cents.
 *
 * @param rawPitch share of the sung frames whose pitch is right
 * @param voicingRecall share of the sung frames that have a pitch
 * @param voicingFalseAlarm share of the other frames that have one too
 * @param overall share of all frames that are right
 * @param shiftMs by which the track was moved; the best within 30 ms, as programs stamp frames
 *     differently
 */
public record PitchScore(
    double rawPitch, double voicingRecall, double voicingFalseAlarm, double overall, int shiftMs) {
  private static final double HALF_SEMITONE_OCTAVES = 1 / 24.0;
  private static final int LONGEST_SHIFT_MS = 30;

  /** Scores a track of ascending points in hertz, 0 without pitch. */
  public static PitchScore of(List<Point> track, List<Point> truth) {
    PitchScore best = at(track, truth, 0);
    for (int shift = -LONGEST_SHIFT_MS; shift <= LONGEST_SHIFT_MS; shift += 2) {
      PitchScore score = at(track, truth, shift);
      if (score.overall > best.overall) best = score;
    }
    return best;
  }

  private static PitchScore at(List<Point> track, List<Point> truth, int shiftMs) {
    double sung = 1e-9;
    double silent = 1e-9;
    double right = 0;
    double recalled = 0;
    double alarms = 0;
    double silentRight = 0;
    int place = 0;
    for (Point expected : truth) {
      double seconds = expected.seconds() - shiftMs / 1000.0;
      while (place + 1 < track.size()
          && Math.abs(track.get(place + 1).seconds() - seconds)
              <= Math.abs(track.get(place).seconds() - seconds)) {
        place++;
      }
      double told = track.isEmpty() ? 0 : track.get(place).value();
      if (expected.value() > 0) {
        sung++;
        if (told > 0) recalled++;
        if (told > 0 && Math.abs(octaves(told / expected.value())) <= HALF_SEMITONE_OCTAVES)
          right++;
      } else {
        silent++;
        if (told > 0) alarms++;
        else silentRight++;
      }
    }
    return new PitchScore(
        right / sung,
        recalled / sung,
        alarms / silent,
        (right + silentRight) / truth.size(),
        shiftMs);
  }

  private static double octaves(double ratio) {
    return Math.log(ratio) / Math.log(2);
  }
}
