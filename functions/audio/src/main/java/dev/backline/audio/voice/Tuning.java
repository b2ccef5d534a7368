package dev.backline.audio.voice;

import dev.backline.audio.pitch.PitchTrack;

/** Where a singer's semitones lie against A4 = 440 Hz. */
public final class Tuning {
  private Tuning() {}

  /**
   * Offset in cents, −50 to 50, from the frames whose pitch holds still: the circular mean of their
   * deviation from the nearest semitone. 0 when the frames scatter too far to say.
   */
  public static double cents(PitchTrack track) {
    double x = 0;
    double y = 0;
    int n = 0;
    float[] midi = track.midi();
    for (int i = 3; i + 3 < midi.length; i++) {
      boolean held = midi[i - 3] > 0 && midi[i] > 0 && midi[i + 3] > 0;
      if (held && Math.abs(midi[i + 3] - midi[i - 3]) < 0.3) {
        double angle = 2 * Math.PI * midi[i];
        x += Math.cos(angle);
        y += Math.sin(angle);
        n++;
      }
    }
    if (n < 20 || Math.hypot(x, y) < 0.1 * n) {
      return 0;
    }
    return Math.atan2(y, x) / (2 * Math.PI) * 100;
  }
}
