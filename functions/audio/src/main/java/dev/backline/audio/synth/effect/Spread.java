package dev.backline.audio.synth.effect;

import dev.backline.audio.pcm.PcmFormat;

/**
 * Widens without a loss in mono: a late, diffused copy of the middle is added on the left and taken
 * off on the right (H. Lauridsen 1954, the copy smeared by all-passes after M. Gerzon 1992), so
 * that both together are what they were. What is below 200 Hz stays in the middle.
 */
public final class Spread implements Effect {
  private static final double RATE = PcmFormat.WORKING_RATE_HZ;
  private static final float LOW_CUT =
      (float) (1 - StrictMath.exp(-2 * StrictMath.PI * 200 / RATE));
  private static final float DIFFUSION = 0.55f;

  private final float amount;
  private final float[] late = new float[389];
  private final float[] first = new float[149];
  private final float[] second = new float[263];
  private int latePlace;
  private int firstPlace;
  private int secondPlace;
  private float low;

  /**
   * A spread.
   *
   * @param amount level of the difference against the middle, 0 (as it was) to 1
   */
  public Spread(double amount) {
    this.amount = (float) amount;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      float middle = 0.5f * (left[i] + right[i]);
      low += LOW_CUT * (middle - low);
      float copy = late[latePlace];
      late[latePlace] = middle - low;
      latePlace = latePlace + 1 == late.length ? 0 : latePlace + 1;

      float delayed = first[firstPlace];
      float stored = copy + DIFFUSION * delayed;
      first[firstPlace] = stored;
      firstPlace = firstPlace + 1 == first.length ? 0 : firstPlace + 1;
      copy = delayed - DIFFUSION * stored;

      delayed = second[secondPlace];
      stored = copy + DIFFUSION * delayed;
      second[secondPlace] = stored;
      secondPlace = secondPlace + 1 == second.length ? 0 : secondPlace + 1;
      float side = amount * (delayed - DIFFUSION * stored);

      left[i] += side;
      right[i] -= side;
    }
  }
}
