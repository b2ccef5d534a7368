package dev.backline.audio.studio;

import dev.backline.audio.synth.effect.Effect;
import dev.backline.audio.synth.effect.Gain;

/**
 * A fixed gain, as a GainNode.
 *
 * @param gain factor, −100 to 100; {@value #USUAL} unless somebody turns it
 */
public record StudioGain(double gain) implements StudioEffect {

  /** Where the faders of the studio stand at first. */
  public static final double USUAL = 0.8;

  public StudioGain {
    Setting.check("gain", gain, -100, 100);
  }

  @Override
  public Effect at(int sampleRateHz) {
    return new Gain((float) gain);
  }
}
