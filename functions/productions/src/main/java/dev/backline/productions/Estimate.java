package dev.backline.productions;

/** A duration in the words people use for one: "about 30 seconds", "3-5 minutes". */
public final class Estimate {

  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;

  private Estimate() {}

  public static String words(long millis) {
    if (millis < 55 * SECOND) {
      long fives = Math.max(1, Math.ceilDiv(millis, 5 * SECOND));
      return "about " + fives * 5 + " seconds";
    }
    if (millis < 90 * SECOND) {
      return "about 1 minute";
    }
    if (millis < 150 * SECOND) {
      return "about 2 minutes";
    }
    long from = millis * 4 / 5 / MINUTE;
    return from + "-" + Math.max(from + 1, Math.ceilDiv(millis * 6 / 5, MINUTE)) + " minutes";
  }
}
