package dev.backline.audio.mix;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.effect.Effect;

/**
 * A compressor drawn as a curve: −90 to −90, −20 to −20, −10 to T, 0 to T′ dB, where T falls from
 * −10 to −20 dB as the amount goes from 0 to 1. Attack 10 ms, decay 200 ms, both channels alike.
 */
final class Compander implements Effect {
  private static final double ATTACK = 1 - StrictMath.exp(-1 / (0.01 * PcmFormat.WORKING_RATE_HZ));
  private static final double DECAY = 1 - StrictMath.exp(-1 / (0.2 * PcmFormat.WORKING_RATE_HZ));
  private static final int CONTROL_FRAMES = 16;

  private final double atMinusTen;
  private final double atZero;
  private final double inputGain;
  private double level;
  private double gain = 1;
  private double target = 1;
  private int count;

  /**
   * A compander.
   *
   * @param atMinusTenDb T
   * @param atZeroDb T′
   * @param inputDb by how much the signal is raised only to be looked up on the curve, so that a
   *     quiet take is treated as a loud one
   */
  Compander(double atMinusTenDb, double atZeroDb, double inputDb) {
    atMinusTen = atMinusTenDb;
    atZero = atZeroDb;
    inputGain = StrictMath.pow(10, inputDb / 20);
  }

  /** T in dB of an amount from 0 to 1. */
  static double threshold(double amount) {
    return -10 - 10 * amount;
  }

  /** What a steady level in dB becomes. */
  double curve(double db) {
    if (db <= -20) return db;
    if (db <= -10) return -20 + (db + 20) * (atMinusTen + 20) / 10;
    if (db <= 0) return atMinusTen + (db + 10) * (atZero - atMinusTen) / 10;
    return atZero + db;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      double size = Math.max(Math.abs(left[i]), Math.abs(right[i])) * inputGain;
      level += (size > level ? ATTACK : DECAY) * (size - level);
      if (++count >= CONTROL_FRAMES) {
        double db = 20 * Math.log10(level + 1e-9);
        target = db <= -20 ? 1 : StrictMath.pow(10, (curve(db) - db) / 20);
        count = 0;
      }
      gain += 0.02 * (target - gain);
      left[i] *= (float) gain;
      right[i] *= (float) gain;
    }
  }
}
