package dev.backline.audio.synth.effect;

import dev.backline.audio.synth.signal.Noise;

/** The surface of a record: a soft hiss and a few clicks a second. */
public final class Vinyl implements Effect {
  private final Noise noise;
  private final double level;
  private double hiss;
  private double click;
  private double side;

  /** A surface of the given level, about 0.002, always the same for a seed. */
  public Vinyl(double level, long seed) {
    this.level = level;
    noise = new Noise(seed);
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      double x = noise.next();
      hiss += 0.25 * (x - hiss);
      if (x > 0.99986) {
        click = 6 + 40 * Math.abs(noise.next() * noise.next() * noise.next());
        side = noise.next();
      }
      click *= -0.72;
      double crackle = level * click;
      left[i] += (float) (level * hiss + crackle * (0.6 + 0.4 * side));
      right[i] += (float) (level * hiss + crackle * (0.6 - 0.4 * side));
    }
  }
}
