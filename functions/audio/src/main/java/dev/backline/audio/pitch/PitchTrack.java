package dev.backline.audio.pitch;

import java.util.Arrays;

/**
 * Fundamental frequency over time, one frame every {@link #stepSeconds()}; frame i stands for the
 * time i × stepSeconds. The arrays belong to the track: do not write to them.
 */
public final class PitchTrack {
  private final double stepSeconds;
  private final float[] midi;
  private final float[] periodicity;
  private final float[] levelDb;

  /** A track of these frames, which are not copied. */
  public PitchTrack(double stepSeconds, float[] midi, float[] periodicity, float[] levelDb) {
    if (midi.length != periodicity.length || midi.length != levelDb.length) {
      throw new IllegalArgumentException("midi, periodicity and levelDb must be equally long");
    }
    this.stepSeconds = stepSeconds;
    this.midi = midi;
    this.periodicity = periodicity;
    this.levelDb = levelDb;
  }

  /** Seconds from one frame to the next. */
  public double stepSeconds() {
    return stepSeconds;
  }

  /** Fractional MIDI numbers at A4 = 440 Hz, 0 where there is no pitch. */
  public float[] midi() {
    return midi;
  }

  /** How periodic each frame is, 0 (noise) to 1 (a perfect tone). */
  public float[] periodicity() {
    return periodicity;
  }

  /** RMS levels in dBFS, −120 at the lowest. */
  public float[] levelDb() {
    return levelDb;
  }

  /** How many frames there are. */
  public int frames() {
    return midi.length;
  }

  /** True when frame {@code i} has a pitch. */
  public boolean voiced(int i) {
    return midi[i] > 0;
  }

  /** The frame nearest to {@code seconds}, within the track. */
  public int frameAt(double seconds) {
    return Math.clamp(Math.round(seconds / stepSeconds), 0, Math.max(0, frames() - 1));
  }

  /** Level below which a frame counts as silence: 40 dB under the loud parts, −65 dBFS at least. */
  public double silenceDb() {
    return Math.max(-65, loudDb() - 40);
  }

  /** Level that the loudest twentieth of the frames exceeds. */
  public double loudDb() {
    if (levelDb.length == 0) {
      return -120;
    }
    float[] sorted = levelDb.clone();
    Arrays.sort(sorted);
    return sorted[(int) (0.95 * (sorted.length - 1))];
  }
}
