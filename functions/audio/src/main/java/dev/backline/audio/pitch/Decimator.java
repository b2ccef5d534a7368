package dev.backline.audio.pitch;

/**
 * Low-pass filter and reduction of the sample rate by a whole factor, as a stream. A voice's
 * fundamental and the harmonics that define it lie far below the 6 kHz that are kept.
 */
public final class Decimator {
  private static final int TAPS_PER_PHASE = 12;

  private final int factor;
  private final float[] taps;
  private final float[] history;
  private int write;
  private int phase;

  /** Keeps one of {@code factor} samples; 1 passes everything on. */
  public Decimator(int factor) {
    this.factor = factor;
    this.taps = factor == 1 ? new float[] {1} : lowPass(factor);
    this.history = new float[2 * taps.length];
  }

  /** Delay of the filter in samples of the input. */
  int delay() {
    return (taps.length - 1) / 2;
  }

  /**
   * Filters {@code input[from..to)}; puts the kept samples into {@code output}: returns how many.
   */
  public int accept(float[] input, int from, int to, float[] output) {
    int kept = 0;
    for (int i = from; i < to; i++) {
      history[write] = input[i];
      history[write + taps.length] = input[i];
      write = write + 1 == taps.length ? 0 : write + 1;
      if (phase == 0) {
        float sum = 0;
        for (int k = 0; k < taps.length; k++) {
          sum += taps[k] * history[write + k];
        }
        output[kept++] = sum;
      }
      phase = phase + 1 == factor ? 0 : phase + 1;
    }
    return kept;
  }

  private static float[] lowPass(int factor) {
    int length = TAPS_PER_PHASE * factor + 1;
    var taps = new float[length];
    double cutoff = 0.42 / factor;
    double sum = 0;
    var ideal = new double[length];
    for (int i = 0; i < length; i++) {
      double t = i - (length - 1) / 2.0;
      double sinc = t == 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * t) / (Math.PI * t);
      ideal[i] = sinc * (0.54 - 0.46 * Math.cos(2 * Math.PI * i / (length - 1)));
      sum += ideal[i];
    }
    for (int i = 0; i < length; i++) {
      taps[i] = (float) (ideal[i] / sum);
    }
    return taps;
  }
}
