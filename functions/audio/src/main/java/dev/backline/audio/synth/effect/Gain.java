package dev.backline.audio.synth.effect;

/**
 * A gain that does not move.
 *
 * @param linear factor
 */
public record Gain(float linear) implements Effect {

  /** A gain in decibels. */
  public static Gain ofDb(double db) {
    return new Gain((float) StrictMath.pow(10, db / 20));
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      left[i] *= linear;
      right[i] *= linear;
    }
  }
}
