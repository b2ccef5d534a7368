package dev.backline.audio.synth.effect;

import dev.backline.audio.pcm.PcmFormat;

/**
 * A room or plate: two all-pass diffusers and a feedback network of eight delays mixed by a
 * Householder matrix (J.-M. Jot and A. Chaigne 1991). The dry signal passes unchanged.
 */
public final class Reverb implements Effect {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final int LINES = 8;
  private static final double[] LENGTHS = {
    0.0297, 0.0371, 0.0411, 0.0437, 0.0513, 0.0567, 0.0613, 0.0683
  };

  private final float[][] lines = new float[LINES][];
  private final int[] heads = new int[LINES];
  private final double[] gains = new double[LINES];
  private final double[] shades = new double[LINES];
  private final double[] taps = new double[LINES];
  private final Diffuser[] diffusers;
  private final float[] early;
  private final double shade;
  private final double wet;
  private double lowCut;
  private int earlyHead;

  /**
   * A room.
   *
   * @param seconds fall by 60 dB
   * @param dampingHz above it the room swallows
   * @param wet level of the room against the dry signal
   */
  public Reverb(double seconds, double dampingHz, double wet) {
    double size = 0.7 + 0.3 * Math.min(2, seconds) / 2;
    for (int k = 0; k < LINES; k++) {
      lines[k] = new float[(int) (LENGTHS[k] * size * RATE) | 1];
      gains[k] = StrictMath.exp(-6.9078 * lines[k].length / (seconds * RATE));
    }
    diffusers =
        new Diffuser[] {new Diffuser(225), new Diffuser(556), new Diffuser(341), new Diffuser(441)};
    early = new float[(int) (0.012 * RATE)];
    shade = 1 - StrictMath.exp(-2 * StrictMath.PI * dampingHz / RATE);
    this.wet = wet * 0.75;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      double in = 0.5 * (left[i] + right[i]);
      lowCut += 0.02 * (in - lowCut);
      double sent = early[earlyHead];
      early[earlyHead] = (float) (in - lowCut);
      earlyHead = earlyHead + 1 == early.length ? 0 : earlyHead + 1;
      double a = diffusers[1].next(diffusers[0].next(sent));
      double b = diffusers[3].next(diffusers[2].next(sent));
      double sum = 0;
      for (int k = 0; k < LINES; k++) {
        double tap = lines[k][heads[k]] * gains[k];
        shades[k] += shade * (tap - shades[k]);
        taps[k] = shades[k];
        sum += taps[k];
      }
      sum *= 2.0 / LINES;
      for (int k = 0; k < LINES; k++) {
        lines[k][heads[k]] = (float) (((k & 1) == 0 ? a : b) + taps[k] - sum + 1e-18);
        heads[k] = heads[k] + 1 == lines[k].length ? 0 : heads[k] + 1;
      }
      left[i] += (float) (wet * (taps[0] + taps[2] - taps[5] + taps[6]));
      right[i] += (float) (wet * (taps[1] + taps[3] - taps[4] + taps[7]));
    }
  }

  private static final class Diffuser {
    private final float[] line;
    private int head;

    Diffuser(int frames) {
      line = new float[frames];
    }

    double next(double x) {
      double delayed = line[head];
      double stored = x + 0.62 * delayed;
      line[head] = (float) (stored + 1e-18);
      head = head + 1 == line.length ? 0 : head + 1;
      return delayed - 0.62 * stored;
    }
  }
}
