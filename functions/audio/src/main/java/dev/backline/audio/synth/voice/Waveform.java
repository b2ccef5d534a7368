package dev.backline.audio.synth.voice;

import dev.backline.audio.synth.signal.Sine;

/**
 * A periodic wave, band-limited by polynomial steps (V. Välimäki and A. Huovilainen, Antialiasing
 * Oscillators in Subtractive Synthesis, 2007).
 */
public enum Waveform {
  SINE,
  TRIANGLE,
  SAW,
  SQUARE;

  /**
   * The value at a phase.
   *
   * @param phase 0 to 1 (exclusive)
   * @param step how far the phase moves in a frame, below 0.5
   */
  public double at(double phase, double step) {
    return switch (this) {
      case SINE -> Sine.at(phase);
      case TRIANGLE -> 1 - 4 * Math.abs(phase - 0.5);
      case SAW -> 2 * phase - 1 - edge(phase, step);
      case SQUARE -> {
        double half = phase < 0.5 ? phase + 0.5 : phase - 0.5;
        yield (phase < 0.5 ? 1 : -1) + edge(phase, step) - edge(half, step);
      }
    };
  }

  private static double edge(double phase, double step) {
    if (phase < step) {
      double t = phase / step;
      return t + t - t * t - 1;
    }
    if (phase > 1 - step) {
      double t = (phase - 1) / step;
      return t * t + t + t + 1;
    }
    return 0;
  }
}
