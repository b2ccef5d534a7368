package dev.backline.audio.synth.effect;

/**
 * A delay line that is read and written in chunks no longer than itself: a chunk is read first,
 * then one of the same length takes its place.
 */
final class Ring {
  private final float[] samples;
  private int head;

  /** A delay of this many frames, silent. */
  Ring(int frames) {
    samples = new float[frames];
  }

  int length() {
    return samples.length;
  }

  /** The samples that are due in the next {@code count} frames. */
  void read(double[] into, int count) {
    int untilEnd = Math.min(count, samples.length - head);
    for (int i = 0; i < untilEnd; i++) into[i] = samples[head + i];
    for (int i = untilEnd; i < count; i++) into[i] = samples[i - untilEnd];
  }

  /** Puts the next {@code count} frames in and moves on. */
  void write(double[] from, int count) {
    int untilEnd = Math.min(count, samples.length - head);
    for (int i = 0; i < untilEnd; i++) samples[head + i] = (float) from[i];
    for (int i = untilEnd; i < count; i++) samples[i - untilEnd] = (float) from[i];
    head = (head + count) % samples.length;
  }
}
