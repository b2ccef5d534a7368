package dev.backline.audio.master;

import dev.backline.audio.synth.effect.Effect;

/**
 * Raises or lowers what both channels share against what tells them apart, as the {@code mlev} of
 * FFmpeg's stereotools does.
 *
 * @param factor of the mid
 */
record MidLevel(float factor) implements Effect {

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      float mid = 0.5f * factor * (left[i] + right[i]);
      float side = 0.5f * (left[i] - right[i]);
      left[i] = mid + side;
      right[i] = mid - side;
    }
  }
}
