package dev.backline.audio.synth;

/**
 * The course of a note: attack, decay and release in seconds, sustain as a level 0 to 1. Decay and
 * release are exponential and have fallen by 60 dB after their time.
 */
public record Adsr(double attack, double decay, double sustain, double release) {
  public Adsr {
    if (attack < 0.0005 || decay <= 0 || sustain < 0 || sustain > 1 || release < 0.004) {
      throw new IllegalArgumentException(
          "attack must be at least 0.5 ms, decay above 0, sustain 0 to 1, release at least 4 ms");
    }
  }
}
