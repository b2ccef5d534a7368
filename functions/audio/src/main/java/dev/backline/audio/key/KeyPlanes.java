package dev.backline.audio.key;

import java.util.Arrays;

/**
 * Values of several units at 12 pitch classes over time. Each plane holds two octaves of rows, the
 * second a copy of the first, with a 0 before, between and after rows: so a shift by an interval or
 * a step is a shift of the index.
 */
final class KeyPlanes {

  /** What is left of negative values by {@link #rectify}. */
  static final float LEAK = 0.1f;

  private final int steps;
  private final float[][] values;

  KeyPlanes(int planes, int steps) {
    this.steps = steps;
    this.values = new float[planes][2 + 24 * (steps + 1)];
  }

  int count() {
    return values.length;
  }

  int steps() {
    return steps;
  }

  int row() {
    return steps + 1;
  }

  int octave() {
    return 12 * row();
  }

  float[] values(int plane) {
    return values[plane];
  }

  float get(int plane, int pitchClass, int step) {
    return values[plane][1 + pitchClass * row() + step];
  }

  void set(int plane, int pitchClass, int step, float value) {
    values[plane][1 + pitchClass * row() + step] = value;
    values[plane][1 + (pitchClass + 12) * row() + step] = value;
  }

  /** Zeroes what lies between the rows of the first octave, then copies it to the second. */
  void close(int plane) {
    float[] v = values[plane];
    for (int pc = 1; pc <= 12; pc++) {
      v[pc * row()] = 0;
    }
    System.arraycopy(v, 1, v, 1 + octave(), octave());
  }

  /** Square roots of the 12 pitch classes' shares in each plane and step. */
  KeyPlanes shares() {
    var shares = new KeyPlanes(count(), steps);
    for (int c = 0; c < count(); c++) {
      for (int t = 0; t < steps; t++) {
        float sum = 1e-9f;
        for (int pc = 0; pc < 12; pc++) {
          sum += get(c, pc, t);
        }
        for (int pc = 0; pc < 12; pc++) {
          shares.set(c, pc, t, (float) Math.sqrt(get(c, pc, t) / sum));
        }
      }
    }
    return shares;
  }

  /** In place: of what is negative a tenth is left. */
  void rectify() {
    for (float[] plane : values) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = Math.max(plane[i], LEAK * plane[i]);
      }
    }
  }

  /**
   * Means of all planes of several over {@code at}, which are steps; the result is one step long.
   */
  static KeyPlanes means(int[] at, KeyPlanes... several) {
    var means = new KeyPlanes(Arrays.stream(several).mapToInt(KeyPlanes::count).sum(), 1);
    int next = 0;
    for (KeyPlanes planes : several) {
      for (float[] values : planes.values) {
        for (int pc = 0; pc < 12; pc++) {
          float sum = 0;
          for (int step : at) {
            sum += values[1 + pc * planes.row() + step];
          }
          means.set(next, pc, 0, sum / at.length);
        }
        next++;
      }
    }
    return means;
  }

  /** The planes of two, one step long both, behind each other. */
  KeyPlanes and(KeyPlanes others) {
    return means(new int[] {0}, this, others);
  }
}
