package dev.backline.audio.band.brief;

import dev.backline.audio.band.harmony.Keys;

/**
 * What the band is asked for.
 *
 * @param keys in which it plays
 * @param grid the beats it follows; it starts on beat 0
 * @param beatDivision 2 when a beat halves, 3 when it falls into three (6/8)
 * @param tuningCents how far the singer is above a = 440 Hz, −50 to 50; the band tunes to her
 * @param frames length at 48 kHz: the instrumental is exactly as long
 * @param vocal whom it accompanies
 * @param genre how it plays
 * @param mood how it feels
 * @param seed the same brief gives the same bytes; another seed another take
 */
public record BandBrief(
    Keys keys,
    BeatGrid grid,
    int beatDivision,
    double tuningCents,
    long frames,
    Vocal vocal,
    Genre genre,
    Mood mood,
    long seed) {
  public BandBrief {
    if (frames < 1) throw new IllegalArgumentException("frames must be at least 1, was " + frames);
    if (beatDivision != 2 && beatDivision != 3) {
      throw new IllegalArgumentException("beatDivision must be 2 or 3, was " + beatDivision);
    }
    if (!(tuningCents >= -50 && tuningCents <= 50)) {
      throw new IllegalArgumentException("tuningCents must be -50 to 50, was " + tuningCents);
    }
  }
}
