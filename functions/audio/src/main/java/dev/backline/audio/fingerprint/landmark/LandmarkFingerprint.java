package dev.backline.audio.fingerprint.landmark;

import dev.backline.audio.fingerprint.MonoAt11025;
import java.util.Arrays;

/**
 * The peaks of a recording's spectrum, ascending in time: where they are, to fractions of a frame
 * and of a bin, but not how loud. A minute has a few thousand.
 */
public final class LandmarkFingerprint {

  /** Samples at 11,025 Hz from a frame to the next. */
  static final int HOP = 256;

  private final float[] frames;
  private final float[] bins;

  LandmarkFingerprint(float[] frames, float[] bins, int size) {
    this.frames = Arrays.copyOf(frames, size);
    this.bins = Arrays.copyOf(bins, size);
  }

  /** How many peaks there are. */
  public int size() {
    return frames.length;
  }

  /** When a peak is, in frames. */
  float frame(int peak) {
    return frames[peak];
  }

  /** At which frequency a peak is, in bins. */
  float bin(int peak) {
    return bins[peak];
  }

  static long millis(double frames) {
    return Math.round(frames * HOP * 1000 / MonoAt11025.RATE_HZ);
  }
}
