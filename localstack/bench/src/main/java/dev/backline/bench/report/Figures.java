package dev.backline.bench.report;

import java.util.Locale;

/** How figures are written. */
public final class Figures {
  /** Stands for what was not measured. */
  public static final String NONE = "–";

  private Figures() {}

  /** A share as 87.5. */
  public static String percent(double share) {
    return number(100 * share, 1);
  }

  /** A speed as 312×. */
  public static String times(double ratio) {
    return number(ratio, ratio < 10 ? 1 : 0) + "×";
  }

  /** A number with so many places. */
  public static String number(double value, int places) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + places + "f", value) : NONE;
  }
}
