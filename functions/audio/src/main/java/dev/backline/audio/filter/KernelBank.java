package dev.backline.audio.filter;

import java.util.Arrays;

/**
 * Several kernels that are run over the same samples, such as the phases of an interpolator.
 *
 * <p>Java's compiler makes a loop one over vectors where all arrays are read at the same index, not
 * where one is read at a distance that it does not know. So the samples under each tap are moved to
 * the front before they are weighed, four taps at a time: measured, three kernels of 24 taps take a
 * third to a quarter of the time.
 */
public final class KernelBank {
  private static final int TOGETHER = 4;

  private final float[][] kernels;
  private final float[][] sums;
  private final float[][] moved;

  /**
   * A bank.
   *
   * @param kernels of the same number of taps, a multiple of four
   * @param longest most sums of a run
   */
  public KernelBank(float[][] kernels, int longest) {
    for (float[] kernel : kernels) {
      if (kernel.length != kernels[0].length || kernel.length % TOGETHER != 0) {
        throw new IllegalArgumentException("kernels must have 4, 8, 12, ... taps, all as many");
      }
    }
    this.kernels = kernels;
    this.sums = new float[kernels.length][longest];
    this.moved = new float[TOGETHER][longest];
  }

  /**
   * Works out {@code count} sums of every kernel: the one at {@code i} is that of the products of
   * the taps and the samples from {@code i} on.
   */
  public void run(float[] samples, int count) {
    for (float[] sum : sums) Arrays.fill(sum, 0, count, 0);
    for (int tap = 0; tap < kernels[0].length; tap += TOGETHER) {
      for (int i = 0; i < TOGETHER; i++) System.arraycopy(samples, tap + i, moved[i], 0, count);
      for (int k = 0; k < kernels.length; k++) {
        add(sums[k], kernels[k], tap, moved[0], moved[1], moved[2], moved[3], count);
      }
    }
  }

  private static void add(
      float[] sums,
      float[] kernel,
      int tap,
      float[] first,
      float[] second,
      float[] third,
      float[] fourth,
      int count) {
    float a = kernel[tap];
    float b = kernel[tap + 1];
    float c = kernel[tap + 2];
    float d = kernel[tap + 3];
    for (int i = 0; i < count; i++) {
      sums[i] += (a * first[i] + b * second[i]) + (c * third[i] + d * fourth[i]);
    }
  }

  /** The sums of a kernel in the last run; to be read before the next. */
  public float[] sums(int kernel) {
    return sums[kernel];
  }
}
