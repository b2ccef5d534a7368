package dev.backline.audio.studio;

import dev.backline.audio.synth.effect.Effect;

/** The settings of an effect; any number of streams may be led through effects made from them. */
public sealed interface StudioEffect
    permits StudioEqualiser, StudioCompressor, StudioReverb, StudioGain {

  /** The effect for one stream of this rate. */
  Effect at(int sampleRateHz);

  /** Whether one channel leaves the effect as two that differ or are meant to. */
  default boolean makesStereo() {
    return false;
  }

  /** How long the effect sounds after its input has ended. */
  default long tailFrames(int sampleRateHz) {
    return at(sampleRateHz).latencyFrames();
  }
}
