package dev.backline.audio.studio;

import dev.backline.audio.spectrum.RealFft;
import dev.backline.audio.synth.effect.Effect;
import java.util.Arrays;

/**
 * Convolves both channels with a room by Fourier transforms of equal partitions (T. G. Stockham
 * 1966, W. G. Gardner 1995) and adds the direct sound. Nothing is late: a partition that is only
 * partly there is transformed as far as it is.
 */
final class Convolver implements Effect {
  private static final int PARTITION = 4096;

  private final RealFft fft = new RealFft(2 * PARTITION);
  private final Side left;
  private final Side right;

  Convolver(ImpulseResponse impulse, float dry, float wet) {
    float[][] room = spectra(impulse.channel(0), wet);
    left = new Side(room, dry);
    right = new Side(impulse.channels() == 1 ? room : spectra(impulse.channel(1), wet), dry);
  }

  private float[][] spectra(float[] impulse, float gain) {
    int count = (impulse.length + PARTITION - 1) / PARTITION;
    var spectra = new float[count][2 * PARTITION];
    for (int part = 0; part < count; part++) {
      int from = part * PARTITION;
      int frames = Math.min(PARTITION, impulse.length - from);
      for (int i = 0; i < frames; i++) spectra[part][i] = gain * impulse[from + i];
      fft.forward(spectra[part]);
    }
    return spectra;
  }

  @Override
  public void process(float[] leftSamples, float[] rightSamples, int frames) {
    left.process(leftSamples, frames);
    right.process(rightSamples, frames);
  }

  private final class Side {
    private final float[][] room;
    private final float dry;

    /** The spectra of what was heard, a partition each; the one under way is at {@code newest}. */
    private final float[][] heard;

    /** The partition before and the one under way. */
    private final float[] window = new float[2 * PARTITION];

    private final float[] answers = new float[2 * PARTITION];
    private final float[] sum = new float[2 * PARTITION];
    private int newest;
    private int filled;

    Side(float[][] room, float dry) {
      this.room = room;
      this.dry = dry;
      this.heard = new float[room.length][2 * PARTITION];
    }

    void process(float[] samples, int frames) {
      for (int from = 0; from < frames; ) {
        int count = Math.min(frames - from, PARTITION - filled);
        part(samples, from, count);
        from += count;
      }
    }

    private void part(float[] samples, int from, int count) {
      if (filled == 0) answerThePast();
      System.arraycopy(samples, from, window, PARTITION + filled, count);
      float[] now = heard[newest];
      System.arraycopy(window, 0, now, 0, window.length);
      fft.forward(now);
      System.arraycopy(answers, 0, sum, 0, sum.length);
      addProduct(now, room[0], sum);
      fft.inverse(sum);
      for (int i = 0; i < count; i++) {
        samples[from + i] = dry * samples[from + i] + sum[PARTITION + filled + i];
      }
      filled += count;
      if (filled == PARTITION) next();
    }

    private void next() {
      System.arraycopy(window, PARTITION, window, 0, PARTITION);
      Arrays.fill(window, PARTITION, 2 * PARTITION, 0);
      newest = (newest + 1) % heard.length;
      filled = 0;
    }

    private void answerThePast() {
      Arrays.fill(answers, 0);
      for (int age = 1; age < room.length; age++) {
        addProduct(heard[(newest - age + heard.length) % heard.length], room[age], answers);
      }
    }
  }

  /** Adds the product of two packed spectra. */
  private static void addProduct(float[] a, float[] b, float[] sum) {
    sum[0] += a[0] * b[0];
    sum[1] += a[1] * b[1];
    for (int i = 2; i < sum.length; i += 2) {
      sum[i] += a[i] * b[i] - a[i + 1] * b[i + 1];
      sum[i + 1] += a[i] * b[i + 1] + a[i + 1] * b[i];
    }
  }
}
