package dev.backline.audio.band;

import dev.backline.audio.band.harmony.Key;

/**
 * What the band is asked for.
 *
 * @param key in which it plays
 * @param grid the beats it follows; it starts on beat 0
 * @param frames length at 48 kHz: the instrumental is exactly as long
 * @param vocal whom it accompanies
 * @param genre how it plays
 * @param mood how it feels
 * @param seed the same brief gives the same bytes; another seed another take
 */
public record BandBrief(
    Key key, BeatGrid grid, long frames, Vocal vocal, Genre genre, Mood mood, long seed) {
  public BandBrief {
    if (frames < 1) throw new IllegalArgumentException("frames must be at least 1, was " + frames);
  }
}
