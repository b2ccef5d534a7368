package dev.backline.audio.pcm;

/**
 * The shape of a stream of linear PCM.
 *
 * @param sampleRateHz frames per second, 1 to 768,000
 * @param channels samples per frame, 1 to 64
 */
public record PcmFormat(int sampleRateHz, int channels) {

  /** The rate at which every file between the steps of a production runs. */
  public static final int WORKING_RATE_HZ = 48_000;

  /** Frames of a millisecond at that rate. */
  public static final int WORKING_FRAMES_PER_MS = WORKING_RATE_HZ / 1000;

  /**
   * The greatest sample, 120 dB above full scale: beyond it there is no sound any more but faults
   * in a file, or gains on their way to overflow.
   */
  public static final float LOUDEST = 1e6f;

  public PcmFormat {
    if (sampleRateHz < 1 || sampleRateHz > 768_000) {
      throw new IllegalArgumentException("sampleRateHz must be 1 to 768000, was " + sampleRateHz);
    }
    if (channels < 1 || channels > 64) {
      throw new IllegalArgumentException("channels must be 1 to 64, was " + channels);
    }
  }

  /** Frames as milliseconds, rounded to the nearest. */
  public long millis(long frames) {
    return Math.round(frames * 1000.0 / sampleRateHz);
  }

  /** Milliseconds as frames, rounded to the nearest. */
  public long frames(long millis) {
    return Math.round(millis * (double) sampleRateHz / 1000.0);
  }
}
