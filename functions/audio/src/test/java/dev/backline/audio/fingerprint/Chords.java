package dev.backline.audio.fingerprint;

/** A tune that anybody can make again: chords over noise. */
public final class Chords {

  private static final int[][] PROGRESSION = {
    {57, 60, 64}, {53, 57, 60}, {48, 55, 64}, {55, 59, 62}, {52, 56, 71}
  };

  private Chords() {}

  /** Samples of 16 bits; a chord lasts 0.9 s. */
  public static float[] over(int rateHz, int seconds) {
    float[] samples = new float[seconds * rateHz];
    int noise = 1;
    for (int i = 0; i < samples.length; i++) {
      double sum = 0;
      for (int midi : PROGRESSION[i * 10 / (9 * rateHz) % PROGRESSION.length]) {
        double hz = 440 * StrictMath.pow(2, (midi - 69) / 12.0);
        double cycles = 2 * Math.PI * hz * i / rateHz;
        sum += 0.15 * StrictMath.sin(cycles) + 0.05 * StrictMath.sin(3 * cycles);
      }
      // A linear congruential generator, so that the samples never depend on a library's.
      noise = noise * 1664525 + 1013904223;
      samples[i] = (float) (Math.rint(sum * 32768 + 0.02 * (noise >> 16)) / 32768);
    }
    return samples;
  }
}
