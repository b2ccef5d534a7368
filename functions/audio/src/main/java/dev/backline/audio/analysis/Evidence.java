package dev.backline.audio.analysis;

import dev.backline.audio.pitch.PitchTrack;

/**
 * How much there was to hear: a click or a single note has no key and no tempo to be sure of,
 * whatever they resemble.
 *
 * @param soundingSeconds of sound that is not much softer than the loudest
 * @param spanSeconds from the first of it to the last
 * @param periodicShare how much of it has a clear pitch, 0 to 1
 */
record Evidence(double soundingSeconds, double spanSeconds, double periodicShare) {
  private static final double LOUD_RANGE_DB = 20;
  private static final float PERIODIC = 0.9f;
  private static final double KEY_SECONDS = 1.5;
  private static final double TEMPO_SECONDS = 2;

  static Evidence of(PitchTrack pitch) {
    double floor = Math.max(pitch.silenceDb(), pitch.loudDb() - LOUD_RANGE_DB);
    int loud = 0;
    int periodic = 0;
    int first = -1;
    int last = -1;
    for (int i = 0; i < pitch.frames(); i++) {
      if (pitch.levelDb()[i] > floor) {
        loud++;
        periodic += pitch.voiced(i) && pitch.periodicity()[i] > PERIODIC ? 1 : 0;
        first = first < 0 ? i : first;
        last = i;
      }
    }
    return new Evidence(
        loud * pitch.stepSeconds(),
        (last - first) * pitch.stepSeconds(),
        loud == 0 ? 0 : periodic / (double) loud);
  }

  /** By how much what was heard can be sure of a key, 0 to 1. */
  double ofKey() {
    return 1 - Math.exp(-soundingSeconds / KEY_SECONDS);
  }

  /** By how much what was heard can be sure of a tempo, 0 to 1. */
  double ofTempo() {
    return 1 - Math.exp(-spanSeconds / TEMPO_SECONDS);
  }
}
