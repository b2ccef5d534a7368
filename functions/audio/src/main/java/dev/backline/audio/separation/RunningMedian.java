package dev.backline.audio.separation;

/**
 * The median of a window that slides over a row of values; the window shrinks at both ends, where
 * it lacks values on one side. Of an even number of values the upper one in the middle counts.
 */
final class RunningMedian {
  private final int reach;
  private final float[] sorted;
  private int size;

  /** Looks this many values to either side. */
  RunningMedian(int reach) {
    this.reach = reach;
    this.sorted = new float[2 * reach + 2];
  }

  /** Writes the medians of {@code values[0..count)}. */
  void filter(float[] values, float[] medians, int count) {
    size = 0;
    for (int i = 0; i < Math.min(reach, count); i++) {
      insert(values[i]);
    }
    for (int i = 0; i < count; i++) {
      if (i + reach < count) {
        insert(values[i + reach]);
      }
      if (i - reach > 0) {
        remove(values[i - reach - 1]);
      }
      medians[i] = sorted[size / 2];
    }
  }

  private void insert(float value) {
    int at = size++;
    while (at > 0 && sorted[at - 1] > value) {
      sorted[at] = sorted[at - 1];
      at--;
    }
    sorted[at] = value;
  }

  private void remove(float value) {
    int at = 0;
    while (sorted[at] < value) {
      at++;
    }
    size--;
    System.arraycopy(sorted, at + 1, sorted, at, size - at);
  }
}
