package dev.backline.audio.mix;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.effect.Effect;

/**
 * Raises or lowers what tells the channels apart, from {@link Width#LOWEST_HZ} on; in mono nothing
 * changes.
 */
final class Widening implements Effect {
  private final Biquad cut =
      Biquad.highPass(PcmFormat.WORKING_RATE_HZ, Width.LOWEST_HZ, Math.sqrt(0.5));
  private final float more;
  private float[] side = new float[0];

  /** A widening of the sides by {@code db}. */
  Widening(double db) {
    more = (float) (StrictMath.pow(10, db / 20) - 1);
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    if (side.length < frames) side = new float[frames];
    for (int i = 0; i < frames; i++) side[i] = 0.5f * (left[i] - right[i]);
    cut.process(side, frames);
    for (int i = 0; i < frames; i++) {
      left[i] += more * side[i];
      right[i] -= more * side[i];
    }
  }
}
