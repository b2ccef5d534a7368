package dev.backline.audio.synth.effect;

/** Leaves everything below −4.4 dBFS alone and rounds what is above it so that ±1 is never met. */
public final class Ceiling implements Effect {
  private static final float KNEE = 0.6f;

  @Override
  public void process(float[] left, float[] right, int frames) {
    round(left, frames);
    round(right, frames);
  }

  private static void round(float[] samples, int frames) {
    for (int i = 0; i < frames; i++) {
      float size = Math.abs(samples[i]);
      if (size > KNEE) {
        float over = (size - KNEE) / (1 - KNEE);
        float rounded = KNEE + (1 - KNEE) * 0.97f * over / (1 + over);
        samples[i] = samples[i] < 0 ? -rounded : rounded;
      }
    }
  }
}
