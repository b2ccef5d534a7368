package dev.backline.audio.synth.effect;

import dev.backline.audio.pcm.PcmFormat;

/**
 * A room or plate: two all-pass diffusers and a feedback network of eight delays mixed by a
 * Householder matrix (J.-M. Jot and A. Chaigne 1991). The dry signal passes unchanged.
 *
 * <p>No delay is shorter than a chunk, so what a chunk reads was written before it: each stage runs
 * over a whole chunk, and but for the one-pole filters its samples do not depend on one another.
 */
public final class Reverb implements Effect {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final int LINES = 8;
  private static final int CHUNK = 192;
  private static final double[] LENGTHS = {
    0.0297, 0.0371, 0.0411, 0.0437, 0.0513, 0.0567, 0.0613, 0.0683
  };

  /** Keeps what fades from becoming denormal, which processors are slow with. */
  private static final double FLOOR = 1e-18;

  private final Ring[] lines = new Ring[LINES];
  private final double[] gains = new double[LINES];
  private final double[] shades = new double[LINES];
  private final double[][] taps = new double[LINES][CHUNK];
  private final Diffuser[] diffusers;
  private final Ring early = new Ring((int) (0.012 * RATE));
  private final double[] sides = new double[CHUNK];
  private final double[] others = new double[CHUNK];
  private final double[] sums = new double[CHUNK];
  private final double shade;
  private final double wet;
  private double lowCut;

  /**
   * A room.
   *
   * @param seconds fall by 60 dB
   * @param dampingHz above it the room swallows
   * @param wet level of the room against the dry signal
   */
  public Reverb(double seconds, double dampingHz, double wet) {
    double size = 0.7 + 0.3 * Math.min(2, seconds) / 2;
    shade = 1 - StrictMath.exp(-2 * StrictMath.PI * dampingHz / RATE);
    for (int k = 0; k < LINES; k++) {
      lines[k] = new Ring((int) (LENGTHS[k] * size * RATE) | 1);
      gains[k] = shade * StrictMath.exp(-6.9078 * lines[k].length() / (seconds * RATE));
    }
    diffusers =
        new Diffuser[] {new Diffuser(225), new Diffuser(556), new Diffuser(341), new Diffuser(441)};
    this.wet = wet * 0.75;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int from = 0; from < frames; from += CHUNK) {
      chunk(left, right, from, Math.min(CHUNK, frames - from));
    }
  }

  private void chunk(float[] left, float[] right, int from, int count) {
    send(left, right, from, count);
    for (int k = 0; k < LINES; k++) lines[k].read(taps[k], count);
    shadeFour(0, count);
    shadeFour(4, count);
    for (int i = 0; i < count; i++) {
      double sum =
          taps[0][i]
              + taps[1][i]
              + taps[2][i]
              + taps[3][i]
              + (taps[4][i] + taps[5][i] + taps[6][i] + taps[7][i]);
      sums[i] = FLOOR - sum * (2.0 / LINES);
    }
    for (int i = 0; i < count; i++) {
      left[from + i] += (float) (wet * (taps[0][i] + taps[2][i] - taps[5][i] + taps[6][i]));
      right[from + i] += (float) (wet * (taps[1][i] + taps[3][i] - taps[4][i] + taps[7][i]));
    }
    for (int k = 0; k < LINES; k++) {
      double[] tap = taps[k];
      double[] fed = (k & 1) == 0 ? sides : others;
      for (int i = 0; i < count; i++) tap[i] += fed[i] + sums[i];
      lines[k].write(tap, count);
    }
  }

  /** What goes into the room: the middle without its bass, a little later, diffused twice. */
  private void send(float[] left, float[] right, int from, int count) {
    for (int i = 0; i < count; i++) {
      double in = 0.5 * (left[from + i] + right[from + i]);
      lowCut += 0.02 * (in - lowCut);
      others[i] = in - lowCut;
    }
    early.read(sides, count);
    early.write(others, count);
    System.arraycopy(sides, 0, others, 0, count);
    diffusers[0].process(sides, count);
    diffusers[1].process(sides, count);
    diffusers[2].process(others, count);
    diffusers[3].process(others, count);
  }

  /** The loss and the one-pole filter of four lines, which wait for one another less than one. */
  private void shadeFour(int first, int count) {
    double[] a = taps[first];
    double[] b = taps[first + 1];
    double[] c = taps[first + 2];
    double[] d = taps[first + 3];
    double keep = 1 - shade;
    double shadeA = shades[first];
    double shadeB = shades[first + 1];
    double shadeC = shades[first + 2];
    double shadeD = shades[first + 3];
    for (int i = 0; i < count; i++) {
      shadeA = keep * shadeA + gains[first] * a[i];
      shadeB = keep * shadeB + gains[first + 1] * b[i];
      shadeC = keep * shadeC + gains[first + 2] * c[i];
      shadeD = keep * shadeD + gains[first + 3] * d[i];
      a[i] = shadeA;
      b[i] = shadeB;
      c[i] = shadeC;
      d[i] = shadeD;
    }
    shades[first] = shadeA;
    shades[first + 1] = shadeB;
    shades[first + 2] = shadeC;
    shades[first + 3] = shadeD;
  }

  private static final class Diffuser {
    private final Ring ring;
    private final double[] delayed = new double[CHUNK];

    Diffuser(int frames) {
      ring = new Ring(frames);
    }

    void process(double[] samples, int count) {
      ring.read(delayed, count);
      for (int i = 0; i < count; i++) {
        double stored = samples[i] + 0.62 * delayed[i];
        samples[i] = delayed[i] - 0.62 * stored;
        delayed[i] = stored + FLOOR;
      }
      ring.write(delayed, count);
    }
  }
}
