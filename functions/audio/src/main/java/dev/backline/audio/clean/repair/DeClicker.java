package dev.backline.audio.clean.repair;

import dev.backline.audio.pcm.PcmSource;

/** Replaces clicks of up to a millisecond by what the samples around them let expect. */
public final class DeClicker {

  private static final double LEAST = 40;
  private static final double MOST_SENSITIVE = 8;
  private static final int ROUNDS = 2;

  private final ClickFinder finder;
  private final double[] frame = new double[Repaired.SIZE];

  private DeClicker(double strength) {
    finder = new ClickFinder(LEAST * Math.pow(MOST_SENSITIVE / LEAST, strength));
  }

  /**
   * A source without its clicks; closing it closes the source.
   *
   * @param strength above 0, which takes the loudest clicks only, to 1, which takes soft ones too
   */
  public static PcmSource repair(PcmSource source, double strength) {
    return new Repaired(source, new DeClicker(strength)::apply);
  }

  private void apply(int channel, float[] samples) {
    if (!finder.suspicious(samples)) {
      return;
    }
    for (int i = 0; i < Repaired.SIZE; i++) {
      frame[i] = samples[i];
    }
    boolean changed = false;
    for (int round = 0; round < ROUNDS && finder.find(frame) > 0; round++) {
      finder.fill(frame);
      changed = true;
    }
    if (changed) {
      for (int i = 0; i < Repaired.SIZE; i++) {
        samples[i] = (float) frame[i];
      }
    }
  }
}
