package dev.backline.workflows.definition;

import java.util.List;
import java.util.OptionalLong;

/**
 * One entry of {@code Retry}.
 *
 * @param errors the error names it answers to
 * @param intervalSeconds the wait before the first retry
 * @param maxAttempts how many retries, 0 for none
 * @param backoffRate by how much each wait is longer than the one before
 * @param maxDelaySeconds no wait is longer than this
 * @param fullJitter whether a wait is drawn between 0 and its length
 */
public record Retrier(
    List<String> errors,
    long intervalSeconds,
    int maxAttempts,
    double backoffRate,
    OptionalLong maxDelaySeconds,
    boolean fullJitter) {

  public Retrier {
    errors = List.copyOf(errors);
  }

  /**
   * The longest wait before a retry.
   *
   * @param retry 0 for the first retry of this entry
   * @return milliseconds, before jitter
   */
  public long delayMs(int retry) {
    double seconds = intervalSeconds * Math.pow(backoffRate, retry);
    if (maxDelaySeconds.isPresent())
      seconds = Math.min(seconds, (double) maxDelaySeconds.getAsLong());
    return Math.round(Math.min(seconds, LONGEST_SECONDS) * 1000);
  }

  private static final double LONGEST_SECONDS =
      31_622_400; // a year and a day: an execution ends before that
}
