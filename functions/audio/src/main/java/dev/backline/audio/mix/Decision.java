package dev.backline.audio.mix;

/**
 * One move at the desk.
 *
 * @param move what was done, as "vocal.high-pass"
 * @param value how far
 * @param unit of the value: "dB", "Hz", "ms", "LU"
 * @param why in a sentence
 */
public record Decision(String move, double value, String unit, String why) {

  /** A decision whose value is rounded to hundredths. */
  public static Decision of(String move, double value, String unit, String why) {
    return new Decision(move, Math.round(value * 100) / 100.0, unit, why);
  }
}
