package dev.backline.audio.master;

import dev.backline.audio.synth.effect.Effect;

/** Rounds the highest peaks before a limiter, so that it need not pull everything down for them. */
final class SoftClip implements Effect {
  private final float knee;
  private final float room;

  /**
   * A clipper.
   *
   * @param kneeDb leaves everything below alone
   * @param mostDb never passes this
   */
  SoftClip(double kneeDb, double mostDb) {
    knee = (float) StrictMath.pow(10, kneeDb / 20);
    room = (float) StrictMath.pow(10, mostDb / 20) - knee;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    round(left, frames);
    round(right, frames);
  }

  private void round(float[] samples, int frames) {
    for (int i = 0; i < frames; i++) {
      float size = Math.abs(samples[i]);
      if (size > knee) {
        float over = (size - knee) / room;
        float rounded = knee + room * over / (1 + over);
        samples[i] = samples[i] < 0 ? -rounded : rounded;
      }
    }
  }
}
