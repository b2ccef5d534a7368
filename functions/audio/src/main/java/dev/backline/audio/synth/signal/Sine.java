package dev.backline.audio.synth.signal;

/** A sine by table, good to −100 dB; the phase is counted in turns. */
public final class Sine {
  private static final int SIZE = 4096;
  private static final float[] TABLE = new float[SIZE + 1];

  static {
    for (int i = 0; i <= SIZE; i++) {
      TABLE[i] = (float) StrictMath.sin(2 * StrictMath.PI * i / SIZE);
    }
  }

  private Sine() {}

  /** The sine of {@code turns} whole turns, for any finite value below 500,000. */
  public static double at(double turns) {
    double position = turns * SIZE;
    int whole = (int) Math.floor(position);
    double rest = position - whole;
    int index = whole & (SIZE - 1);
    return TABLE[index] + (TABLE[index + 1] - TABLE[index]) * rest;
  }
}
