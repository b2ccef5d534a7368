package dev.backline.audio.pitch;

import java.util.Arrays;

/**
 * Low-pass filter and reduction of the sample rate by a whole factor, as a stream. A voice's
 * fundamental and the harmonics that define it lie far below the 6 kHz that are kept.
 */
public final class Decimator {
  private static final int TAPS_PER_PHASE = 12;

  /** Inputs that are filtered at once. */
  private static final int CHUNK = 2048;

  private final int factor;
  private final float[] taps;

  /** The last inputs, one less than there are taps, then those that are being filtered. */
  private final float[] line;

  /** The line dealt out in turn: one row for each remainder of the place divided by the factor. */
  private final float[][] rows;

  /** Inputs before the next that is kept. */
  private int skipped;

  /** Keeps one of {@code factor} samples; 1 passes everything on. */
  public Decimator(int factor) {
    this.factor = factor;
    this.taps = factor == 1 ? new float[] {1} : lowPass(factor);
    this.line = new float[taps.length - 1 + CHUNK];
    this.rows = new float[factor][(line.length + factor - 1) / factor];
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
    for (int at = from; at < to; at += CHUNK) {
      kept = filter(input, at, Math.min(CHUNK, to - at), output, kept);
    }
    return kept;
  }

  private int filter(float[] input, int from, int count, float[] output, int first) {
    int past = taps.length - 1;
    System.arraycopy(input, from, line, past, count);
    int kept = (count - skipped + factor - 1) / factor;
    deal(past + count);
    Arrays.fill(output, first, first + kept, 0);
    for (int k = 0; k < taps.length; k++) {
      add(taps[k], rows[k % factor], k / factor, output, first, kept);
    }
    skipped += kept * factor - count;
    System.arraycopy(line, count, line, 0, past);
    return first + kept;
  }

  private void deal(int length) {
    for (int r = 0; r < factor; r++) {
      float[] row = rows[r];
      for (int i = skipped + r, m = 0; i < length; i += factor, m++) {
        row[m] = line[i];
      }
    }
  }

  /** Apart, and over all outputs at once, as only then the compiler uses wide registers. */
  private static void add(float tap, float[] row, int from, float[] output, int first, int count) {
    for (int j = 0; j < count; j++) {
      output[first + j] += tap * row[from + j];
    }
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
