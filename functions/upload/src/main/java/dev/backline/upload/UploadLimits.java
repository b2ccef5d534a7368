package dev.backline.upload;

import java.time.Duration;

/**
 * What an upload may be.
 *
 * @param maxFileBytes of a file
 * @param singleBytes above this a file is sent in parts
 * @param uploadLifetime in which an upload has to be completed
 */
public record UploadLimits(long maxFileBytes, long singleBytes, Duration uploadLifetime) {

  private static final long MIB = 1024 * 1024;

  public static final UploadLimits DEFAULT =
      new UploadLimits(2048 * MIB, 16 * MIB, Duration.ofDays(1));

  public UploadLimits {
    if (maxFileBytes < 1 || singleBytes < 1) {
      throw new IllegalArgumentException("sizes must be positive");
    }
    if (!uploadLifetime.isPositive()) {
      throw new IllegalArgumentException("uploadLifetime must be positive");
    }
  }
}
