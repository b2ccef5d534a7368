package dev.backline.audio.mix;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.effect.Effect;

/** One echo of the whole voice, as FFmpeg's {@code aecho=0.8:0.88:delay:decay} makes it. */
final class SingleEcho implements Effect {
  private static final double IN_GAIN = 0.8;
  private static final double OUT_GAIN = 0.88;

  private final float[] lineLeft;
  private final float[] lineRight;
  private final double decay;
  private int head;

  /**
   * An echo.
   *
   * @param delayMs until it is heard
   * @param decay its level against what came in
   */
  SingleEcho(int delayMs, double decay) {
    lineLeft = new float[delayMs * PcmFormat.WORKING_FRAMES_PER_MS];
    lineRight = new float[lineLeft.length];
    this.decay = decay;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      left[i] = echoed(lineLeft, left[i]);
      right[i] = echoed(lineRight, right[i]);
      if (++head == lineLeft.length) head = 0;
    }
  }

  private float echoed(float[] line, float sample) {
    float then = line[head];
    line[head] = sample;
    return (float) (OUT_GAIN * (IN_GAIN * sample + decay * then));
  }
}
