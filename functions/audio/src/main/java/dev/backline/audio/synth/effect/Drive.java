package dev.backline.audio.synth.effect;

/**
 * The soft saturation of an amplifier that is played a little too loud: adds odd harmonics, so that
 * a bass is heard where its fundamental is not. Not oversampled: for dull sounds.
 *
 * @param gain linear, before the saturation
 */
public record Drive(double gain) implements Effect {

  @Override
  public void process(float[] left, float[] right, int frames) {
    saturate(left, frames);
    saturate(right, frames);
  }

  private void saturate(float[] samples, int frames) {
    for (int i = 0; i < frames; i++) {
      double x = gain * samples[i];
      samples[i] = (float) (x / (gain * Math.sqrt(1 + x * x)));
    }
  }
}
