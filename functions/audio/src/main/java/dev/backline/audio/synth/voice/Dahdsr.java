package dev.backline.audio.synth.voice;

/**
 * Delay, attack, hold, decay, sustain, release as SoundFonts have them (2.04, 9.1.7), one value a
 * frame: the attack rises evenly in amplitude, decay and release fall evenly in decibels, by 100 dB
 * in their time.
 */
final class Dahdsr {
  private static final double SILENT = 1e-5;
  private static final double FALL_DB = 100;

  /**
   * The stages, in frames.
   *
   * @param sustain amplitude, 0 to 1
   */
  record Stages(
      double delay, double attack, double hold, double decay, double sustain, double release) {}

  private final double sustain;
  private final double attackStep;
  private final double decayFactor;
  private final double releaseFactor;
  private long delayFrames;
  private long holdFrames;
  private long heldFrames;
  private boolean attacking = true;
  private double level;

  /** A course whose key is let go after {@code heldFrames}. */
  Dahdsr(Stages stages, long heldFrames) {
    this.heldFrames = heldFrames;
    sustain = stages.sustain;
    delayFrames = Math.round(stages.delay);
    holdFrames = Math.round(stages.hold);
    attackStep = 1 / Math.max(1, stages.attack);
    decayFactor = fall(stages.decay);
    releaseFactor = fall(stages.release);
  }

  private static double fall(double frames) {
    return StrictMath.pow(10, -FALL_DB / 20 / Math.max(1, frames));
  }

  double next() {
    if (heldFrames-- <= 0) {
      level *= releaseFactor;
    } else if (delayFrames > 0) {
      delayFrames--;
    } else if (attacking) {
      level += attackStep;
      if (level >= 1) {
        level = 1;
        attacking = false;
      }
    } else if (holdFrames > 0) {
      holdFrames--;
    } else {
      level = Math.max(sustain, level * decayFactor);
    }
    return level;
  }

  boolean released() {
    return heldFrames <= 0;
  }

  boolean ended() {
    return level < SILENT && (heldFrames <= 0 || (!attacking && sustain < SILENT));
  }
}
