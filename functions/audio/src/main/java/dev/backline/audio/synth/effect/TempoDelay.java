package dev.backline.audio.synth.effect;

import dev.backline.audio.pcm.PcmFormat;

/** Echoes in tempo that change sides and grow darker. The dry signal passes unchanged. */
public final class TempoDelay implements Effect {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;

  private final float[] lineLeft;
  private final float[] lineRight;
  private final double feedback;
  private final double wet;
  private double shadeLeft;
  private double shadeRight;
  private int head;

  /**
   * A delay.
   *
   * @param seconds between two echoes, 1 ms to 4 s
   * @param feedback what is left of an echo in the next one, 0 to 0.9
   * @param wet level of the first echo
   */
  public TempoDelay(double seconds, double feedback, double wet) {
    int frames = (int) Math.round(Math.clamp(seconds, 0.001, 4) * RATE);
    lineLeft = new float[frames];
    lineRight = new float[frames];
    this.feedback = Math.clamp(feedback, 0, 0.9);
    this.wet = wet;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      shadeLeft += 0.35 * (lineLeft[head] - shadeLeft);
      shadeRight += 0.35 * (lineRight[head] - shadeRight);
      double l = shadeLeft;
      double r = shadeRight;
      lineLeft[head] = (float) (0.5 * (left[i] + right[i]) + feedback * r + 1e-18);
      lineRight[head] = (float) (l + 1e-18);
      head = head + 1 == lineLeft.length ? 0 : head + 1;
      left[i] += (float) (wet * l);
      right[i] += (float) (wet * feedback * r);
    }
  }
}
