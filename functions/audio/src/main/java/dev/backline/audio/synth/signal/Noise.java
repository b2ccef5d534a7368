package dev.backline.audio.synth.signal;

/** White noise from a seed (xorshift64*, S. Vigna 2016). */
public final class Noise {
  private long state;

  /** Noise that is the same for the same seed. */
  public Noise(long seed) {
    long mixed = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
    state = (mixed ^ (mixed >>> 27)) | 1;
  }

  /** The next value, uniform in [−1, 1). */
  public double next() {
    state ^= state >>> 12;
    state ^= state << 25;
    state ^= state >>> 27;
    return ((state * 0x2545f4914f6cdd1dL) >> 11) * 0x1.0p-52;
  }
}
