package dev.backline.audio.synth.effect;

/**
 * Puts what is in the middle to a side, equally loud wherever that is.
 *
 * @param side −1 (left) to 1 (right)
 */
public record Pan(double side) implements Effect {

  @Override
  public void process(float[] left, float[] right, int frames) {
    float gainLeft = (float) StrictMath.sqrt(1 - side);
    float gainRight = (float) StrictMath.sqrt(1 + side);
    for (int i = 0; i < frames; i++) {
      left[i] *= gainLeft;
      right[i] *= gainRight;
    }
  }
}
