package dev.backline.audio.mix;

/**
 * What may be asked of one thing.
 *
 * @param name by which the user knows it
 * @param unit of its values, such as "dB"; empty for a share or a factor
 * @param least the lowest value
 * @param most the highest
 */
public record Range(String name, String unit, double least, double most) {

  /**
   * The value, if it lies within.
   *
   * @throws IllegalArgumentException that says what may be asked and what to ask instead
   */
  public double check(double value) {
    if (value >= least && value <= most) return value;
    String instead =
        Double.isNaN(value) ? "give a number" : "use " + plain(Math.clamp(value, least, most));
    throw new IllegalArgumentException(
        "%s must be %s to %s%s, was %s: %s"
            .formatted(
                name,
                plain(least),
                plain(most),
                unit.isEmpty() ? "" : " " + unit,
                plain(value),
                instead));
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
