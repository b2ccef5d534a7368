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
  void read(float[] into, int count) {
    int untilEnd = Math.min(count, samples.length - head);
    System.arraycopy(samples, head, into, 0, untilEnd);
    System.arraycopy(samples, 0, into, untilEnd, count - untilEnd);
  }

  /** Puts the next {@code count} frames in and moves on. */
  void write(float[] from, int count) {
    int untilEnd = Math.min(count, samples.length - head);
    System.arraycopy(from, 0, samples, head, untilEnd);
    System.arraycopy(from, untilEnd, samples, 0, count - untilEnd);
    head = (head + count) % samples.length;
  }
}
