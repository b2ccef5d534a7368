package dev.backline.audio.synth.effect;

import dev.backline.audio.pcm.PcmFormat;

/**
 * A room or plate: two all-pass diffusers and a feedback network of eight delays mixed by a
 * Householder matrix (J.-M. Jot and A. Chaigne 1991). The dry signal passes unchanged.
 *
 * <p>No delay is shorter than a chunk, so what a chunk reads was written before it: each stage runs
 * over a whole chunk, and but for the one-pole filters its samples do not depend on one another.
 * Every array of a stage is read at the same index, so that its loop becomes one over vectors.
 */
public final class Reverb implements Effect {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final int LINES = 8;
  private static final int CHUNK = 192;
  private static final double[] LENGTHS = {
    0.0297, 0.0371, 0.0411, 0.0437, 0.0513, 0.0567, 0.0613, 0.0683
  };

  /** Keeps what fades from becoming denormal, which processors are slow with. */
  private static final float FLOOR = 1e-18f;

  private static final float DIFFUSION = 0.62f;

  private final Ring[] lines = new Ring[LINES];
  private final double[] gains = new double[LINES];
  private final double[] shades = new double[LINES];
  private final float[][] taps = new float[LINES][CHUNK];
  private final Diffuser[] diffusers;
  private final Ring early = new Ring((int) (0.012 * RATE));
  private final float[] sides = new float[CHUNK];
  private final float[] others = new float[CHUNK];
  private final float[] sums = new float[CHUNK];
  private final float[] moreSums = new float[CHUNK];
  private final float[] dry = new float[CHUNK];
  private final double shade;
  private final float wet;
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
    this.wet = (float) (wet * 0.75);
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
    add(left, from, count, taps[0], taps[2], taps[5], taps[6]);
    add(right, from, count, taps[1], taps[3], taps[4], taps[7]);
    mix(taps[0], taps[1], taps[2], taps[3], sums, count);
    mix(taps[4], taps[5], taps[6], taps[7], moreSums, count);
    for (int i = 0; i < count; i++) sums[i] = FLOOR - (sums[i] + moreSums[i]) * (2f / LINES);
    for (int k = 0; k < LINES; k++) {
      feed(taps[k], (k & 1) == 0 ? sides : others, sums, count);
      lines[k].write(taps[k], count);
    }
  }

  /** What is heard of the room on a side; one of its lines is turned round. */
  private void add(
      float[] side, int from, int count, float[] a, float[] b, float[] turned, float[] d) {
    System.arraycopy(side, from, dry, 0, count);
    for (int i = 0; i < count; i++) dry[i] += wet * (a[i] + b[i] - turned[i] + d[i]);
    System.arraycopy(dry, 0, side, from, count);
  }

  private static void mix(float[] a, float[] b, float[] c, float[] d, float[] sums, int count) {
    for (int i = 0; i < count; i++) sums[i] = a[i] + b[i] + c[i] + d[i];
  }

  private static void feed(float[] tap, float[] fed, float[] sums, int count) {
    for (int i = 0; i < count; i++) tap[i] += fed[i] + sums[i];
  }

  /** What goes into the room: the middle without its bass, a little later, diffused twice. */
  private void send(float[] left, float[] right, int from, int count) {
    for (int i = 0; i < count; i++) {
      double in = 0.5 * (left[from + i] + right[from + i]);
      lowCut += 0.02 * (in - lowCut);
      others[i] = (float) (in - lowCut);
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
    float[] a = taps[first];
    float[] b = taps[first + 1];
    float[] c = taps[first + 2];
    float[] d = taps[first + 3];
    double keep = 1 - shade;
    double gainA = gains[first];
    double gainB = gains[first + 1];
    double gainC = gains[first + 2];
    double gainD = gains[first + 3];
    double shadeA = shades[first];
    double shadeB = shades[first + 1];
    double shadeC = shades[first + 2];
    double shadeD = shades[first + 3];
    for (int i = 0; i < count; i++) {
      shadeA = keep * shadeA + gainA * a[i];
      shadeB = keep * shadeB + gainB * b[i];
      shadeC = keep * shadeC + gainC * c[i];
      shadeD = keep * shadeD + gainD * d[i];
      a[i] = (float) shadeA;
      b[i] = (float) shadeB;
      c[i] = (float) shadeC;
      d[i] = (float) shadeD;
    }
    shades[first] = shadeA;
    shades[first + 1] = shadeB;
    shades[first + 2] = shadeC;
    shades[first + 3] = shadeD;
  }

  private static final class Diffuser {
    private final Ring ring;
    private final float[] delayed = new float[CHUNK];
    private final float[] stored = new float[CHUNK];

    Diffuser(int frames) {
      ring = new Ring(frames);
    }

    void process(float[] samples, int count) {
      ring.read(delayed, count);
      diffuse(samples, delayed, stored, count);
      ring.write(stored, count);
    }

    private static void diffuse(float[] samples, float[] delayed, float[] stored, int count) {
      for (int i = 0; i < count; i++) stored[i] = samples[i] + DIFFUSION * delayed[i] + FLOOR;
      for (int i = 0; i < count; i++) samples[i] = delayed[i] - DIFFUSION * stored[i];
    }
  }
}
