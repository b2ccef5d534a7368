package dev.backline.audio.synth.effect;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.signal.Sine;

/** The stereo vibrato of a stage piano: the sound wanders from side to side. */
public final class Tremolo implements Effect {
  private final double step;
  private final double depth;
  private double phase;

  /** Wanders {@code hz} times a second, {@code depth} 0 to 1. */
  public Tremolo(double hz, double depth) {
    step = hz / PcmFormat.WORKING_RATE_HZ;
    this.depth = depth;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      double sway = depth * 0.5 * Sine.at(phase);
      phase += step;
      if (phase >= 1) phase -= 1;
      left[i] *= (float) (1 - depth * 0.5 + sway);
      right[i] *= (float) (1 - depth * 0.5 - sway);
    }
  }
}
