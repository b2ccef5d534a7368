package dev.backline.audio.studio;

import dev.backline.audio.synth.effect.Effect;

/**
 * A ConvolverNode beside the direct sound.
 *
 * @param impulse what the room answers to a click
 * @param dry gain of the direct sound, 0 to 10
 * @param wet gain of the room, 0 to 10
 * @param normalised whether the room is brought to the level that the Web Audio API gives it, by
 *     which rooms of every length and level are about as loud as the direct sound
 */
public record StudioReverb(ImpulseResponse impulse, double dry, double wet, boolean normalised)
    implements StudioEffect {

  public StudioReverb {
    Setting.check("dry", dry, 0, 10);
    Setting.check("wet", wet, 0, 10);
  }

  /** A room at its usual level. */
  public StudioReverb(ImpulseResponse impulse, double dry, double wet) {
    this(impulse, dry, wet, true);
  }

  /**
   * @throws IllegalArgumentException when the impulse response has another rate
   */
  @Override
  public Effect at(int sampleRateHz) {
    if (impulse.sampleRateHz() != sampleRateHz) {
      throw new IllegalArgumentException(
          "impulse must be at %d Hz, was at %d".formatted(sampleRateHz, impulse.sampleRateHz()));
    }
    double scale = normalised ? impulse.normalisation() : 1;
    return new Convolver(impulse, (float) dry, (float) (wet * scale));
  }

  @Override
  public boolean makesStereo() {
    return impulse.channels() == 2;
  }

  @Override
  public long tailFrames(int sampleRateHz) {
    return impulse.frames() - 1L;
  }
}
