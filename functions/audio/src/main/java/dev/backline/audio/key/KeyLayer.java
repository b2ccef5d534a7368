package dev.backline.audio.key;

import java.util.Arrays;

/**
 * A convolution over the circle of pitch classes and over time, which treats every transposition
 * alike: the value of a unit at a pitch class sums what lies at each interval above it.
 */
final class KeyLayer {
  private final int inputs;
  private final int outputs;
  private final int span;
  private final float[] weights;
  private final float[] biases;

  /**
   * All weights 0.
   *
   * @param inputs how many planes come in
   * @param outputs how many planes (units) come out
   * @param span 1, or 3 to hear the step before and after too
   */
  KeyLayer(int inputs, int outputs, int span) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.span = span;
    this.weights = new float[outputs * inputs * 12 * span];
    this.biases = new float[outputs];
  }

  int inputs() {
    return inputs;
  }

  int outputs() {
    return outputs;
  }

  int span() {
    return span;
  }

  /** By output, input, interval and step; not a copy. */
  float[] weights() {
    return weights;
  }

  /** By output; not a copy. */
  float[] biases() {
    return biases;
  }

  /** Weighted sums without activation. */
  KeyPlanes sums(KeyPlanes in) {
    var out = new KeyPlanes(outputs, in.steps());
    int length = out.octave();
    int w = 0;
    for (int o = 0; o < outputs; o++) {
      float[] to = out.values(o);
      Arrays.fill(to, 1, 1 + length, biases[o]);
      for (int c = 0; c < inputs; c++) {
        float[] from = in.values(c);
        for (int interval = 0; interval < 12; interval++) {
          for (int s = 0; s < span; s++) {
            add(weights[w++], from, 1 + interval * in.row() + s - span / 2, to, length);
          }
        }
      }
      out.close(o);
    }
    return out;
  }

  private static void add(float weight, float[] from, int at, float[] to, int length) {
    for (int i = 0; i < length; i++) {
      to[1 + i] += weight * from[at + i];
    }
  }
}
