package dev.backline.audio.synth;

import dev.backline.audio.pcm.PcmFormat;

/** An {@link Adsr} that runs, one value a frame. */
public final class Envelope {
  private static final double RATE = PcmFormat.WORKING_RATE_HZ;
  private static final double SILENT = 1e-4;

  private final double attackStep;
  private final double decayFactor;
  private final double releaseFactor;
  private final double sustain;
  private int heldFrames;
  private boolean attacking = true;
  private double level;

  /** A course whose key is let go after {@code heldFrames}. */
  public Envelope(Adsr shape, int heldFrames) {
    this.heldFrames = heldFrames;
    attackStep = 1 / (shape.attack() * RATE);
    decayFactor = fall(shape.decay());
    releaseFactor = fall(shape.release());
    sustain = shape.sustain();
  }

  private static double fall(double seconds) {
    return StrictMath.exp(-6.9078 / (seconds * RATE));
  }

  /** The next level, 0 to 1. */
  public double next() {
    if (heldFrames-- <= 0) {
      level *= releaseFactor;
    } else if (attacking) {
      level += attackStep;
      if (level >= 1) {
        level = 1;
        attacking = false;
      }
    } else {
      level = sustain + (level - sustain) * decayFactor;
    }
    return level;
  }

  /** Whether nothing more will be heard. */
  public boolean ended() {
    return level < SILENT && (heldFrames <= 0 || (!attacking && sustain < SILENT));
  }
}
