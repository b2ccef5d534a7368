package dev.backline.audio.master;

/**
 * The largest magnitude around each sample of one channel, between the samples too: four times
 * oversampling by a windowed sinc (after BS.1770-5, annex 2). Lags by {@value #LATENCY} frames.
 */
final class PeakInterpolator {
  static final int LATENCY = 12;

  private static final int TAPS = 24;
  private static final int CHUNK = 64;
  private static final float[][] PHASES = phases();

  /** Between samples no greater than 1 nothing exceeds this. */
  private static final float HIGHEST = highest();

  private final float[] history = new float[TAPS - 1 + CHUNK];
  private final float[] sums = new float[CHUNK];

  /**
   * Raises {@code peaks[i]} to the magnitude around sample {@code i - LATENCY}. Where nothing can
   * exceed {@code ofInterest}, nothing is looked for between the samples.
   */
  void raise(float[] samples, float[] peaks, int frames, float ofInterest) {
    for (int start = 0; start < frames; start += CHUNK) {
      int count = Math.min(CHUNK, frames - start);
      System.arraycopy(samples, start, history, TAPS - 1, count);
      for (int i = 0; i < count; i++) {
        float at = Math.abs(history[i + TAPS - 1 - LATENCY]);
        peaks[start + i] = Math.max(peaks[start + i], at);
      }
      if (loudest(count) * HIGHEST > ofInterest) {
        for (float[] phase : PHASES) {
          interpolate(phase, count);
          for (int i = 0; i < count; i++) {
            peaks[start + i] = Math.max(peaks[start + i], Math.abs(sums[i]));
          }
        }
      }
      System.arraycopy(history, count, history, 0, TAPS - 1);
    }
  }

  private float loudest(int count) {
    float loudest = 0;
    for (int i = 0; i < TAPS - 1 + count; i++) loudest = Math.max(loudest, Math.abs(history[i]));
    return loudest;
  }

  private void interpolate(float[] phase, int count) {
    for (int i = 0; i < count; i++) sums[i] = phase[0] * history[i];
    for (int tap = 1; tap < TAPS; tap++) {
      float weight = phase[tap];
      for (int i = 0; i < count; i++) sums[i] += weight * history[i + tap];
    }
  }

  private static float highest() {
    double highest = 1;
    for (float[] phase : PHASES) {
      double sum = 0;
      for (float tap : phase) sum += Math.abs(tap);
      highest = Math.max(highest, sum);
    }
    return (float) (highest * 1.0001);
  }

  private static float[][] phases() {
    var phases = new float[3][TAPS];
    for (int phase = 0; phase < 3; phase++) {
      double sum = 0;
      var taps = new double[TAPS];
      for (int tap = 0; tap < TAPS; tap++) {
        double x = tap - (TAPS / 2 - 1) - (phase + 1) / 4.0;
        double window = 0.5 + 0.5 * StrictMath.cos(StrictMath.PI * x / (TAPS / 2.0 + 0.5));
        taps[tap] = StrictMath.sin(StrictMath.PI * x) / (StrictMath.PI * x) * window;
        sum += taps[tap];
      }
      for (int tap = 0; tap < TAPS; tap++) phases[phase][tap] = (float) (taps[tap] / sum);
    }
    return phases;
  }
}
