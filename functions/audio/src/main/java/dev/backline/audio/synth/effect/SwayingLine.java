package dev.backline.audio.synth.effect;

/** A delay line of one channel that is read between its samples. */
final class SwayingLine {
  private static final int SIZE = 1024;

  private final float[] line = new float[SIZE];
  private int head;

  /**
   * Takes samples and gives them back late.
   *
   * @param delays in frames, below 1023
   * @param late may be {@code samples}
   */
  void process(float[] samples, double[] delays, float[] late, int frames) {
    int at = head;
    for (int i = 0; i < frames; i++) {
      line[at] = samples[i];
      int whole = (int) delays[i];
      float rest = (float) (delays[i] - whole);
      float near = line[(at - whole) & (SIZE - 1)];
      float far = line[(at - whole - 1) & (SIZE - 1)];
      late[i] = near + (far - near) * rest;
      at = (at + 1) & (SIZE - 1);
    }
    head = at;
  }
}
