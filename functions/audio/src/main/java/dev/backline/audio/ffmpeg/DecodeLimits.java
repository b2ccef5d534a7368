package dev.backline.audio.ffmpeg;

import java.time.Duration;

/**
 * What a decode may cost. The size of the output follows from the length: 384 kB for each second of
 * stereo.
 *
 * @param longestAudio a file that plays longer is refused
 * @param longestRun the decoder is stopped after this time
 */
public record DecodeLimits(Duration longestAudio, Duration longestRun) {

  /** Four hours of audio, ten minutes of work. */
  public static final DecodeLimits DEFAULT =
      new DecodeLimits(Duration.ofHours(4), Duration.ofMinutes(10));

  public DecodeLimits {
    if (!longestAudio.isPositive() || !longestRun.isPositive()) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
