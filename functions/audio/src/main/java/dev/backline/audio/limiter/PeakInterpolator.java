package dev.backline.audio.limiter;

import dev.backline.audio.filter.KernelBank;
import java.util.function.DoubleUnaryOperator;

/**
 * The largest magnitude around each sample of one channel, between the samples too: four times
 * oversampling by a windowed sinc (after BS.1770-5, annex 2). Lags by half the taps of its kernel.
 */
public final class PeakInterpolator {
  /** Lag of {@link #quick()}. */
  public static final int LATENCY = 12;

  private static final int CHUNK = 256;
  private static final Kernel QUICK = Kernel.of(2 * LATENCY, PeakInterpolator::raisedCosine);

  /** What resamplers take who weigh the stop band more: 32 taps under a Kaiser window. */
  private static final Kernel STEEP = Kernel.of(32, PeakInterpolator::kaiser);

  private final Kernel kernel;
  private final int taps;
  private final float[] history;
  private final float[] around = new float[CHUNK];
  private final KernelBank bank;

  private PeakInterpolator(Kernel kernel) {
    this.kernel = kernel;
    this.taps = kernel.phases[0].length;
    this.bank = new KernelBank(kernel.phases, CHUNK);
    this.history = new float[taps - 1 + CHUNK];
  }

  /** For the way through a limiter. */
  public static PeakInterpolator quick() {
    return new PeakInterpolator(QUICK);
  }

  /** For a second opinion: reads up to some tenths of a decibel more at edges and clicks. */
  public static PeakInterpolator steep() {
    return new PeakInterpolator(STEEP);
  }

  /**
   * Raises {@code peaks[i]} to the magnitude around the sample that lies half the taps before.
   * Where nothing can exceed {@code ofInterest}, nothing is looked for between the samples.
   */
  public void raise(float[] samples, float[] peaks, int frames, float ofInterest) {
    for (int start = 0; start < frames; start += CHUNK) {
      int count = Math.min(CHUNK, frames - start);
      System.arraycopy(samples, start, history, taps - 1, count);
      System.arraycopy(history, taps / 2 - 1, around, 0, count);
      for (int i = 0; i < count; i++) around[i] = Math.abs(around[i]);
      if (loudest(count) * kernel.highest > ofInterest) {
        bank.run(history, count);
        for (int phase = 0; phase < kernel.phases.length; phase++) {
          raise(around, bank.sums(phase), count);
        }
      }
      for (int i = 0; i < count; i++) {
        peaks[start + i] = Math.max(peaks[start + i], around[i]);
      }
      System.arraycopy(history, count, history, 0, taps - 1);
    }
  }

  private float loudest(int count) {
    float loudest = 0;
    for (int i = 0; i < taps - 1 + count; i++) loudest = Math.max(loudest, Math.abs(history[i]));
    return loudest;
  }

  private static void raise(float[] around, float[] sums, int count) {
    for (int i = 0; i < count; i++) around[i] = Math.max(around[i], Math.abs(sums[i]));
  }

  private static double raisedCosine(double place) {
    return 0.5 + 0.5 * StrictMath.cos(StrictMath.PI * place);
  }

  private static double kaiser(double place) {
    return bessel(9 * StrictMath.sqrt(Math.max(0, 1 - place * place))) / bessel(9);
  }

  /** The modified Bessel function of the first kind and order 0, by its series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 40; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  /** Weights of the three places between two samples. */
  private static final class Kernel {
    private final float[][] phases;

    /** Between samples no greater than 1 nothing exceeds this. */
    private final float highest;

    private Kernel(float[][] phases, float highest) {
      this.phases = phases;
      this.highest = highest;
    }

    /**
     * A windowed sinc.
     *
     * @param window by its place, −1 to 1
     */
    static Kernel of(int taps, DoubleUnaryOperator window) {
      var phases = new float[3][taps];
      double highest = 1;
      for (int phase = 0; phase < 3; phase++) {
        double sum = 0;
        double size = 0;
        var weights = new double[taps];
        for (int tap = 0; tap < taps; tap++) {
          double x = tap - (taps / 2 - 1) - (phase + 1) / 4.0;
          double sinc = StrictMath.sin(StrictMath.PI * x) / (StrictMath.PI * x);
          weights[tap] = sinc * window.applyAsDouble(x / (taps / 2.0 + 0.5));
          sum += weights[tap];
          size += Math.abs(weights[tap]);
        }
        for (int tap = 0; tap < taps; tap++) phases[phase][tap] = (float) (weights[tap] / sum);
        highest = Math.max(highest, size / sum);
      }
      return new Kernel(phases, (float) (highest * 1.0001));
    }
  }
}
